import { m } from '$lib/paraglide/messages.js';

/** What each field of the billing is called. */
export function billingLabels() {
  return {
    organisationNumber: m.accounts_field_organisation_number(),
    isPublicBody: m.accounts_billing_public_body(),
    termsDays: m.accounts_billing_terms(),
    longTermsAgreed: m.accounts_billing_long_terms(),
    collection: m.accounts_billing_collection(),
    currency: m.accounts_billing_currency(),
    roundsToKrona: m.accounts_billing_rounds(),
    reminderFeeAgreedOn: m.accounts_billing_reminder_fee(),
    claimsDelayCompensation: m.accounts_billing_delay_compensation(),
  };
}
