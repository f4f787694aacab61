import { describe, expect, it } from 'vitest';
import { agencyDetailsSchema } from './agency-details.ts';

const form = {
  name: 'Rollkoll AB',
  organisationNumber: '16559999-0016',
  vatNumber: 'se 559999-0016 01',
  seat: 'Stockholm',
  street: 'Rollgatan 7',
  postalCode: '11299',
  city: 'Stockholm',
  email: 'Hej@rollkoll.example',
  phone: '08-465 004 10',
  bankgiro: '5050-1055',
};

describe('agencyDetailsSchema', () => {
  it('writes numbers as registers do', () => {
    expect(agencyDetailsSchema.parse(form)).toMatchObject({
      organisationNumber: '5599990016',
      vatNumber: 'SE559999001601',
      postalCode: '112 99',
      email: 'hej@rollkoll.example',
      bankgiro: '50501055',
    });
  });

  it.each([
    ['organisationNumber', '559999-0017', 'organisation_number_check'],
    ['vatNumber', 'SE559999001701', 'vat_number_se'],
    ['vatNumber', 'DE136695976', 'vat_number_se'],
    ['bankgiro', '5050-1056', 'bankgiro'],
    ['postalCode', '1129', 'postal_code'],
    ['email', 'hej', 'email'],
    ['name', ' ', 'required'],
    ['seat', '', 'required'],
    ['bankgiro', '', 'required'],
  ])('refuses %s %j at its field', (field, value, code) => {
    const { issues = [] } = agencyDetailsSchema.safeParse({ ...form, [field]: value }).error ?? {};
    expect(issues.map(({ path, message }) => [path.join('.'), message])).toEqual([[field, code]]);
  });
});
