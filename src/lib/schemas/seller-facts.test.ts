import { describe, expect, it } from 'vitest';
import { sellerFactsSchema } from './seller-facts.ts';

const FORM = {
  legalForm: 'sole_trader',
  legalName: 'Nadja Åkerblom Text',
  country: 'SE',
  organisationNumber: '19880215-2390',
  vatNumber: '',
  street: 'Kungsgatan 44 B',
  postalCode: '753 21',
  city: 'Uppsala',
  accountKind: 'bankgiro',
  accountNumber: '5050-1055',
};

function faults(changes: Record<string, string>): Record<string, string> {
  const result = sellerFactsSchema.safeParse({ ...FORM, ...changes });
  const issues = result.success ? [] : result.error.issues;
  return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('a seller’s facts', () => {
  it('are read with numbers as the registers have them', () => {
    expect(sellerFactsSchema.parse(FORM)).toEqual({
      legalForm: 'sole_trader',
      legalName: 'Nadja Åkerblom Text',
      country: 'SE',
      organisationNumber: '8802152390',
      vatNumber: null,
      street: 'Kungsgatan 44 B',
      postalCode: '753 21',
      city: 'Uppsala',
      seat: '',
      account: { kind: 'bankgiro', number: '5050-1055' },
      version: null,
    });
  });

  it('say at the field what is wrong', () => {
    expect(faults({ organisationNumber: '880215-2391' })).toEqual({
      organisationNumber: 'organisation_number',
    });
    expect(faults({ organisationNumber: '' })).toEqual({ organisationNumber: 'required' });
    expect(faults({ vatNumber: 'DE136695976' })).toEqual({ vatNumber: 'vat_number' });
    expect(faults({ accountNumber: '5050-1056' })).toEqual({ accountNumber: 'account_bankgiro' });
    expect(faults({ legalForm: 'limited_company' })).toEqual({ seat: 'required' });
  });

  it('ask a business in another state for its VAT number and that state', () => {
    const foreign = { legalForm: 'foreign_company', organisationNumber: '' };
    expect(faults(foreign)).toEqual({ country: 'country_of_form', vatNumber: 'required' });
    expect(faults({ ...foreign, country: 'DE', vatNumber: 'DE136695976' })).toEqual({});
    expect(faults({ country: 'DE' })).toMatchObject({ country: 'country_of_form' });
  });
});
