import { z } from 'zod';
import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { parseOrganisationNumber } from '$lib/domain/invoicing/organisation-number.ts';
import { storedAccount } from './seller-standing.ts';

const schema = z.object({
  legal_name: z.string(),
  country: z.string(),
  organisation_number: z.string().nullable(),
  vat_number: z.string().nullable(),
  street: z.string(),
  postal_code: z.string(),
  city: z.string(),
  seat: z.string(),
  account_kind: z.string(),
  account_number: z.string(),
  account_clearing: z.string().nullable(),
  account_bic: z.string().nullable(),
  contact: z.string(),
  email: z.string(),
  agreed_on: z.string(),
});

type Account = Pick<InvoiceDocument, 'bankgiro' | 'plusgiro' | 'bankAccount'>;

/**
 * The consultant's business as it was when the self-bill was drawn up, where it takes payment, and
 * the day of the agreement.
 * @throws {ZodError} when the row is not a seller
 */
export function frozenConsultant(
  stored: unknown,
): Pick<InvoiceDocument, 'seller'> & { account: Account; agreedOn: string } {
  const row = schema.parse(stored);
  const digits = row.organisation_number;
  return {
    seller: {
      name: row.legal_name,
      // A number that fails its check stands as it was stated: issued documents do not change.
      organisationNumber: digits === null ? null : (parseOrganisationNumber(digits) ?? digits),
      vatNumber: row.vat_number,
      address: {
        ...{ lines: [row.street], postalCode: row.postal_code },
        ...{ city: row.city, countryCode: row.country },
      },
      seat: row.seat,
      isApprovedForFTax: true,
      contact: { name: row.contact, email: row.email, phone: '' },
      website: '',
    },
    account: accountOf(row),
    agreedOn: row.agreed_on,
  };
}

function accountOf(row: z.output<typeof schema>): Account {
  const account = storedAccount(row);
  const none: Account = { bankgiro: '', plusgiro: '', bankAccount: null };
  if (account.kind === 'bankgiro') return { ...none, bankgiro: account.number };
  if (account.kind === 'plusgiro') return { ...none, plusgiro: account.number };
  if (account.kind === 'account') return none;
  return { ...none, bankAccount: { iban: account.iban, bic: account.bic ?? '' } };
}
