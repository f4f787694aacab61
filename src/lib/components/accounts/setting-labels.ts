import { m } from '$lib/paraglide/messages.js';

/** What each field of the details is called. */
export function settingLabels() {
  return {
    companyName: m.accounts_field_company_name(),
    sectorId: m.accounts_field_sector(),
    organisationNumber: m.accounts_field_organisation_number(),
    vatNumber: m.accounts_field_vat_number(),
    street: m.accounts_field_street(),
    postalCode: m.accounts_field_postal_code(),
    city: m.accounts_field_city(),
    invoiceEmail: m.accounts_field_invoice_email(),
    invoiceReference: m.accounts_field_invoice_reference(),
    orderNumber: m.accounts_field_order_number(),
    peppolId: m.accounts_field_peppol_id(),
    locale: m.accounts_field_company_locale(),
    paymentTerms: m.accounts_settings_terms(),
  };
}

/** The organisation number as it is written, `556016-0680`. */
export function writtenNumber(digits: string | null): string {
  return digits ? `${digits.slice(0, 6)}-${digits.slice(6)}` : '';
}
