import type { AccountKind } from '$lib/domain/payouts/payout-account.ts';
import type { LegalForm, Obstacle } from '$lib/domain/payouts/seller-facts.ts';
import { m } from '$lib/paraglide/messages.js';

/** What each field of a consultant's business is called, in the order of the form. */
export function sellerLabels() {
  return {
    legalForm: m.payouts_field_legal_form(),
    legalName: m.payouts_field_legal_name(),
    country: m.payouts_field_country(),
    organisationNumber: m.payouts_field_organisation_number(),
    vatNumber: m.payouts_field_vat_number(),
    seat: m.payouts_field_seat(),
    street: m.accounts_field_street(),
    postalCode: m.accounts_field_postal_code(),
    city: m.accounts_field_city(),
    accountKind: m.payouts_field_account_kind(),
    accountNumber: m.payouts_field_account_number(),
    accountBic: m.payouts_field_bic(),
    silence: m.payouts_field_silence(),
    agrees: m.payouts_field_agrees(),
  };
}

/** Words for what a business can be. */
export function legalFormWord(form: LegalForm): string {
  return {
    sole_trader: m.payouts_form_sole_trader,
    limited_company: m.payouts_form_limited_company,
    partnership: m.payouts_form_partnership,
    foreign_company: m.payouts_form_foreign_company,
  }[form]();
}

/** Words for kinds of account. */
export function accountKindWord(kind: AccountKind): string {
  return {
    bankgiro: m.payouts_account_bankgiro,
    plusgiro: m.payouts_account_plusgiro,
    account: m.payouts_account_account,
    iban: m.payouts_account_iban,
  }[kind]();
}

/** What is missing before a consultant can be self-billed. */
export function obstacleWord(obstacle: Obstacle): string {
  return {
    facts_missing: m.payouts_obstacle_facts,
    agreement_missing: m.payouts_obstacle_agreement,
    f_tax_missing: m.payouts_obstacle_f_tax,
  }[obstacle]();
}
