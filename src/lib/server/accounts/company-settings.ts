import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** A company's own details, as its members see them. */
export type CompanySettings = {
  name: string;
  country: string;
  organisationNumber: string | null;
  vatNumber: string | null;
  sectorId: string | null;
  street: string;
  postalCode: string;
  city: string;
  invoiceEmail: string | null;
  invoiceReference: string;
  orderNumber: string;
  paymentTermsDays: number;
  locale: 'sv' | 'en';
};

/** @throws {DomainError} 404 for a company that is not the person's */
export async function getCompanySettings(db: Db, id: string): Promise<CompanySettings> {
  const row = unwrap(await db.from('companies').select('*').eq('id', id).maybeSingle());
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
    paymentTermsDays: row.payment_terms_days,
    locale: row.locale === 'en' ? 'en' : 'sv',
  };
}
