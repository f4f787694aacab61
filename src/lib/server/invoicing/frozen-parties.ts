import { z } from 'zod';
import { parseBankgiro } from '$lib/domain/invoicing/bankgiro.ts';
import { parsePeppolId } from '$lib/domain/invoicing/peppol-id.ts';
import type { Party } from '$lib/domain/invoicing/party.ts';
import type { BankAccount, Seller } from '$lib/domain/invoicing/invoice-document.ts';
import { groupedIban } from '$lib/domain/money/iban.ts';
import { parseOrganisationNumber } from '$lib/domain/invoicing/organisation-number.ts';

const partySchema = z.object({
  name: z.string(),
  vat_number: z.string().nullable(),
  organisation_number: z.string().nullable(),
  street: z.string(),
  postal_code: z.string(),
  city: z.string(),
});

const buyerSchema = partySchema.extend({
  country: z.string(),
  peppol_id: z.string().optional(),
});

const sellerSchema = partySchema.extend({
  vat_number: z.string(),
  organisation_number: z.string(),
  seat: z.string(),
  email: z.string(),
  phone: z.string(),
  bankgiro: z.string(),
  iban: z.string().optional(),
  bic: z.string().optional(),
});

const HOME_COUNTRY = 'SE';

/** The company as it was when the invoice was issued. @throws {ZodError} when the row is not one */
export function frozenBuyer(stored: unknown): Party {
  const buyer = buyerSchema.parse(stored);
  const peppol = parsePeppolId(buyer.peppol_id ?? '');
  return { ...partyOf(buyer, buyer.country), ...(peppol && { peppol }) };
}

/**
 * The agency as it was when the invoice was issued, and where it took payment.
 * @param ourReference who at the agency answers for the invoice
 * @param currency of the invoice
 * @throws {ZodError} when the row is not an agency
 */
export function frozenSeller(
  stored: unknown,
  ourReference: string,
  currency = 'SEK',
): { seller: Seller } & PaidTo {
  const row = sellerSchema.parse(stored);
  const { organisationNumber, ...party } = partyOf(row, HOME_COUNTRY);
  const seller: Seller = {
    ...party,
    organisationNumber: organisationNumber ?? row.organisation_number,
    vatNumber: row.vat_number,
    seat: row.seat,
    isApprovedForFTax: true,
    contact: { name: ourReference, email: row.email, phone: row.phone },
    website: row.email.split('@').at(-1) ?? '',
  };
  const { iban, bic } = row;
  const account = iban === undefined || bic === undefined ? null : { iban, bic };
  // A giro takes kronor alone: an invoice from before there was an account for its currency has neither.
  return { seller, ...paidTo(currency === 'SEK' ? row.bankgiro : '', account) };
}

/** What a document says of where to pay. */
type PaidTo = { bankgiro: string; bankAccount: BankAccount | null };

/** The bankgiro as it is written, or the account alone where there is one: no giro takes its currency. */
export function paidTo(bankgiro: string, account: BankAccount | null): PaidTo {
  if (account === null) {
    return { bankgiro: parseBankgiro(bankgiro) ?? bankgiro, bankAccount: null };
  }
  return { bankgiro: '', bankAccount: { iban: groupedIban(account.iban), bic: account.bic } };
}

function partyOf(row: z.output<typeof partySchema>, countryCode: string): Party {
  const digits = row.organisation_number;
  return {
    name: row.name,
    // A number that fails its check stands as it was registered: issued documents do not change.
    organisationNumber: digits === null ? null : (parseOrganisationNumber(digits) ?? digits),
    vatNumber: row.vat_number,
    address: {
      lines: row.street === '' ? [] : [row.street],
      postalCode: row.postal_code,
      city: row.city,
      countryCode,
    },
  };
}
