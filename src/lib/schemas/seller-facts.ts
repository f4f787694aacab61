import { z } from 'zod';
import {
  organisationNumberDigits,
  parseOrganisationNumber,
} from '../domain/invoicing/organisation-number.ts';
import { isEuCountry, parseVatNumber } from '../domain/invoicing/vat-number.ts';
import {
  ACCOUNT_KINDS,
  parsePayoutAccount,
  type PayoutAccount,
} from '../domain/payouts/payout-account.ts';
import { LEGAL_FORMS, type SellerFacts } from '../domain/payouts/seller-facts.ts';
import { BUYER_COUNTRIES } from './company-identity.ts';

const line = (limit: number) =>
  z.string('required').trim().min(1, 'required').max(limit, `too_long:${limit}`);
const blank = (limit: number) => z.string().trim().max(limit, `too_long:${limit}`).default('');

const fields = z.object({
  legalForm: z.enum(LEGAL_FORMS, 'choose'),
  legalName: line(160),
  country: z.enum(BUYER_COUNTRIES, 'choose').default('SE'),
  organisationNumber: blank(40),
  vatNumber: blank(40),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  seat: blank(100),
  accountKind: z.enum(ACCOUNT_KINDS, 'choose'),
  accountNumber: line(60),
  accountBic: blank(20),
  version: z.coerce.number().int().nonnegative().default(0),
});
type Fields = z.output<typeof fields>;

/** What the consultant has written, with numbers as registers have them. */
export type SellerFactsForm = Omit<SellerFacts, 'version'> & {
  /** Of the facts on the page; null when there were none. */
  readonly version: number | null;
};

/** A consultant's own business and account, each number checked by its own check digits. */
export const sellerFactsSchema = fields
  .superRefine((form, context) => {
    const fault = (path: keyof Fields, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const isForeign = form.legalForm === 'foreign_company';
    if (isForeign === (form.country === 'SE')) fault('country', 'country_of_form');
    if (!isForeign && digitsOf(form) === null) {
      fault(
        'organisationNumber',
        form.organisationNumber === '' ? 'required' : 'organisation_number',
      );
    }
    if (form.vatNumber === '' ? isForeign : vatNumberOf(form) === null) {
      fault('vatNumber', form.vatNumber === '' ? 'required' : 'vat_number');
    }
    if (form.legalForm === 'limited_company' && form.seat === '') fault('seat', 'required');
    if (accountOf(form) === null) fault('accountNumber', `account_${form.accountKind}`);
  })
  .transform((form): SellerFactsForm => {
    const account = accountOf(form);
    if (account === null) return z.NEVER;
    const { legalForm, legalName, country, street, postalCode, city, seat } = form;
    return {
      ...{ legalForm, legalName, country, street, postalCode, city, account },
      seat: legalForm === 'limited_company' ? seat : '',
      organisationNumber: legalForm === 'foreign_company' ? null : digitsOf(form),
      vatNumber: vatNumberOf(form),
      version: form.version === 0 ? null : form.version,
    };
  });

function accountOf({ accountKind, accountNumber, accountBic }: Fields): PayoutAccount | null {
  return parsePayoutAccount(accountKind, accountNumber, accountBic);
}

/** People also write the century first and spaces; the register has ten digits. */
function digitsOf({ organisationNumber }: Fields): string | null {
  const compact = organisationNumber
    .replace(/\s/gu, '')
    .replace(/^(16|19|20)(?=\d{6}-?\d{4}$)/u, '');
  const parsed = parseOrganisationNumber(compact);
  return parsed === null ? null : organisationNumberDigits(parsed);
}

/** The number of the country itself, within the EU. */
function vatNumberOf({ vatNumber, country }: Fields): string | null {
  const found = isEuCountry(country) ? parseVatNumber(vatNumber) : null;
  return found?.countryCode === country ? found.number : null;
}
