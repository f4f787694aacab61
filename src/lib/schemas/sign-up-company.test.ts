import { describe, expect, it } from 'vitest';
import { isEuCountry } from '../domain/invoicing/vat-number.ts';
import { BUYER_COUNTRIES } from './company-identity.ts';
import { signUpCompanySchema } from './sign-up-company.ts';

const form = {
  name: ' Anna Lind ',
  email: ' Anna@Example.COM ',
  password: 'ett långt lösenord',
  companyName: 'Havsbris AB',
  country: 'SE',
  organisationNumber: '556016-0680',
  vatNumber: '',
  sectorId: '',
  terms: 'on',
};

const errors = (change: Record<string, string | undefined>) => {
  const result = signUpCompanySchema.safeParse({ ...form, ...change });
  return Object.fromEntries((result.error?.issues ?? []).map((i) => [i.path.join('.'), i.message]));
};

describe('signUpCompanySchema', () => {
  it('gives a Swedish company its ten digits and no VAT number', () => {
    expect(signUpCompanySchema.parse({ ...form, vatNumber: 'left from another country' })).toEqual({
      name: 'Anna Lind',
      email: 'anna@example.com',
      password: 'ett långt lösenord',
      company: {
        name: 'Havsbris AB',
        country: 'SE',
        organisationNumber: '5560160680',
        vatNumber: null,
        sectorId: null,
      },
    });
  });

  it.each(['5560160680', ' 556016 0680 ', '16556016-0680'])(
    'reads the number written %j',
    (text) => {
      const { company } = signUpCompanySchema.parse({ ...form, organisationNumber: text });
      expect(company.organisationNumber).toBe('5560160680');
    },
  );

  it('refuses a wrong check digit, and a missing number', () => {
    expect(errors({ organisationNumber: '556016-0681' })).toEqual({
      organisationNumber: 'organisation_number',
    });
    expect(errors({ organisationNumber: '' })).toEqual({ organisationNumber: 'required' });
  });

  it('asks other EU companies for the VAT number of their own country', () => {
    expect(errors({ country: 'DE' })).toEqual({ vatNumber: 'required' });
    expect(errors({ country: 'FR', vatNumber: 'DE136695976' })).toEqual({
      vatNumber: 'vat_number',
    });
    const { company } = signUpCompanySchema.parse({
      ...form,
      country: 'DE',
      vatNumber: 'de 136 695 976',
    });
    expect(company).toMatchObject({ vatNumber: 'DE136695976', organisationNumber: null });
  });

  it('names all faults at once', () => {
    expect(
      errors({ name: '', email: 'x', password: 'kort', country: 'NO', terms: undefined }),
    ).toEqual({
      name: 'required',
      email: 'email',
      password: 'password',
      country: 'choose',
      terms: 'accept',
    });
    expect(errors({ name: '', organisationNumber: '1' })).toEqual({
      name: 'required',
      organisationNumber: 'organisation_number',
    });
  });

  it('refuses a password that would be cut off, counted in bytes', () => {
    expect(errors({ password: 'å'.repeat(36) })).toEqual({});
    expect(errors({ password: 'å'.repeat(37) })).toEqual({ password: 'too_long:72' });
  });

  it('offers Sweden first and every EU state once', () => {
    expect(BUYER_COUNTRIES[0]).toBe('SE');
    expect(new Set(BUYER_COUNTRIES).size).toBe(27);
    expect(BUYER_COUNTRIES.every(isEuCountry)).toBe(true);
  });
});
