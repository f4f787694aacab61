import { describe, expect, it } from 'vitest';
import { blockCompanySchema } from './block-company.ts';

const id = '7b0c2a52-0d3f-4b6e-9c57-000000000001';
const codes = (form: object) =>
  blockCompanySchema
    .safeParse(form)
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('blockCompanySchema', () => {
  it('takes a company that has asked by its id alone', () => {
    expect(blockCompanySchema.parse({ company_id: id, name: 'x', reason: ' Jäv ' })).toEqual({
      companyId: id,
      name: '',
      organisationNumber: null,
      reason: 'Jäv',
    });
  });

  it('takes any company by name and number, as ten digits', () => {
    const form = {
      company_id: '',
      name: 'Norrskenets Bageri AB',
      organisation_number: '556016-0680',
    };
    expect(blockCompanySchema.parse(form)).toMatchObject({
      companyId: null,
      name: 'Norrskenets Bageri AB',
      organisationNumber: '5560160680',
    });
  });

  it.each([
    [{}, ['name required', 'organisation_number required']],
    [{ name: 'X AB' }, ['organisation_number required']],
    [
      { name: 'X AB', organisation_number: '556016-0681' },
      ['organisation_number organisation_number'],
    ],
    [{ company_id: 'x' }, ['company_id choose']],
  ])('refuses %j', (form, expected) => expect(codes(form)).toEqual(expected));
});
