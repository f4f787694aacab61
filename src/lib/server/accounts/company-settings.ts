import type { CompanyDetails } from '$lib/domain/accounts/company-details.ts';
import { parseVatNumber } from '$lib/domain/invoicing/vat-number.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { CompanySettingsForm } from '$lib/schemas/company-settings.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { saveCompany } from './commands.ts';

/** @throws {DomainError} 404 for a company that is not the person's */
export async function getCompanySettings(db: Db, id: string): Promise<CompanyDetails> {
  const query = db.from('companies').select('*').eq('id', id);
  const result = await query.maybeSingle();
  const row = unwrap(result);
  return {
    name: row.name,
    country: row.country,
    organisationNumber: row.organisation_number,
    vatNumber: row.vat_number,
    sectorId: row.sector_id,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    invoiceEmail: row.invoice_email,
    invoiceReference: row.invoice_reference,
    orderNumber: row.order_number,
    peppolId: row.peppol_id,
    paymentTermsDays: row.payment_terms_days,
    locale: row.locale === 'en' ? 'en' : 'sv',
  };
}

/**
 * Saves a company's details. Its country stays, so a VAT number must be of that country, and
 * outside Sweden there must be one, or no invoice could be made.
 * @throws {DomainError} 400 vat_number_of_other_country, company_invalid, 403 owner_only, 404
 */
export async function changeCompanySettings(
  db: Db,
  id: string,
  form: CompanySettingsForm,
): Promise<void> {
  const { country } = await getCompanySettings(db, id);
  const isRight =
    form.vatNumber === null
      ? country === 'SE'
      : parseVatNumber(form.vatNumber)?.countryCode === country;
  if (!isRight) throw new DomainError(400, 'vat_number_of_other_country');
  await saveCompany(db, id, form);
}
