import { z } from 'zod';
import {
  organisationNumberDigits,
  parseOrganisationNumber,
} from '../domain/invoicing/organisation-number.ts';
import { isEuCountry, parseVatNumber } from '../domain/invoicing/vat-number.ts';

/** Sweden and the other EU states, where the agency can invoice (money.md: reverse charge). */
export const BUYER_COUNTRIES = [
  'SE',
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SI',
  'SK',
] as const;

export type BuyerCountry = (typeof BUYER_COUNTRIES)[number];

/** A company as it is registered: numbers without spaces, Swedish ones by organisation number. */
export type CompanyIdentity = {
  name: string;
  country: BuyerCountry;
  /** Ten digits; null outside Sweden. */
  organisationNumber: string | null;
  /** With prefix; null for Swedish companies, who may add it later. */
  vatNumber: string | null;
  sectorId: string | null;
};

const number = z.string().trim().max(40, 'too_long:40').default('');

/** The fields that say which company it is; the country decides which number is asked for. */
export const companyIdentityFields = {
  companyName: z.string('required').trim().min(1, 'required').max(160, 'too_long:160'),
  country: z.enum(BUYER_COUNTRIES, 'choose'),
  organisationNumber: number,
  vatNumber: number,
  sectorId: z.string().trim().max(60).default(''),
};

type Numbers = { country?: string; organisationNumber?: string; vatNumber?: string };

/** Checks the number of the chosen country, whatever else is wrong in the form. */
export const checkCompanyNumbers = z.superRefine<Numbers>(
  ({ country, organisationNumber = '', vatNumber = '' }, context) => {
    const fault = (path: keyof Numbers, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (country === 'SE') {
      if (organisationNumber === '') fault('organisationNumber', 'required');
      else if (swedishNumberDigits(organisationNumber) === null)
        fault('organisationNumber', 'organisation_number');
    } else if (country && isEuCountry(country)) {
      if (vatNumber === '') fault('vatNumber', 'required');
      else if (parseVatNumber(vatNumber)?.countryCode !== country) fault('vatNumber', 'vat_number');
    }
  },
  { when: ({ value }) => typeof value === 'object' && value !== null },
);

type Fields = z.output<z.ZodObject<typeof companyIdentityFields>>;

/** The checked fields as a company. The number that the country does not ask for is left out. */
export function companyIdentity(fields: Fields): CompanyIdentity {
  const isSwedish = fields.country === 'SE';
  return {
    name: fields.companyName,
    country: fields.country,
    organisationNumber: isSwedish ? swedishNumberDigits(fields.organisationNumber) : null,
    vatNumber: isSwedish ? null : (parseVatNumber(fields.vatNumber)?.number ?? null),
    sectorId: fields.sectorId || null,
  };
}

/**
 * The ten digits of an organisation number with the right check digit, or null. People also write
 * the century first (16 or 19) and spaces; the register has ten digits.
 */
export function swedishNumberDigits(text: string): string | null {
  const compact = text.replace(/\s/gu, '').replace(/^(16|19|20)(?=\d{6}-?\d{4}$)/u, '');
  const parsed = parseOrganisationNumber(compact);
  return parsed === null ? null : organisationNumberDigits(parsed);
}
