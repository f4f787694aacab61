import type { CompanyBilling } from '$lib/domain/accounts/company-billing.ts';
import type { CompanyBillingForm } from '$lib/schemas/company-billing.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** How a company is billed. @throws {DomainError} 404 */
export async function getCompanyBilling(db: Db, id: string): Promise<CompanyBilling> {
  const row = unwrap(await db.from('companies').select('*').eq('id', id).maybeSingle());
  return {
    name: row.name,
    country: row.country,
    organisationNumber: row.organisation_number,
    isPublicBody: row.is_public_body,
    currency: row.invoice_currency === 'EUR' ? 'EUR' : 'SEK',
    roundsToKrona: row.rounds_to_krona,
    collection: row.invoice_collection === 'month' ? 'month' : 'assignment',
    termsDays: row.payment_terms_days,
    longTermsAgreed: row.long_terms_agreed,
    reminderFeeAgreedOn: row.reminder_fee_agreed_on,
    claimsDelayCompensation: row.claims_delay_compensation,
  };
}

/**
 * Saves how a company is billed from now on; what is booked keeps its terms.
 * @throws {DomainError} 404, 400 `terms_of_public_body`, `terms_not_agreed`, `company_invalid`, 409
 *   `company_already_registered`
 */
export async function saveCompanyBilling(
  db: Db,
  id: string,
  form: CompanyBillingForm,
): Promise<void> {
  const p = {
    organisation_number: form.organisationNumber,
    is_public_body: form.isPublicBody,
    invoice_currency: form.currency,
    rounds_to_krona: form.roundsToKrona,
    invoice_collection: form.collection,
    payment_terms_days: form.termsDays,
    long_terms_agreed: form.longTermsAgreed,
    reminder_fee_agreed_on: form.reminderFeeAgreedOn,
    claims_delay_compensation: form.claimsDelayCompensation,
  };
  unwrapMaybe(await db.rpc('save_company_billing', { p_company_id: id, p }));
}
