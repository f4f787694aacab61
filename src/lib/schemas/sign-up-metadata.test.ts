import { describe, expect, it } from 'vitest';
import { signUpMetadataSchema } from './sign-up-metadata.ts';

const person = { name: 'Anna', locale: 'sv', acceptedTermsAt: '2026-11-23T10:00:00.000Z' };
const company = {
  name: 'Havsbris AB',
  country: 'SE',
  organisationNumber: '5560160680',
  vatNumber: null,
  sectorId: null,
};

describe('signUpMetadataSchema', () => {
  it('reads what the forms leave, and drops what they do not know', () => {
    const given = { kind: 'company', ...person, company: { ...company, id: 'x' }, is_agency: true };
    expect(signUpMetadataSchema.parse(given)).toEqual({ kind: 'company', ...person, company });
    expect(signUpMetadataSchema.safeParse({ kind: 'invited', ...person }).success).toBe(true);
  });

  it.each([
    undefined,
    {},
    { kind: 'agency', ...person },
    { kind: 'company', ...person },
    { kind: 'company', ...person, company: { ...company, country: 'NO' } },
    { kind: 'company', ...person, company: { ...company, organisationNumber: '556016-0680' } },
    { kind: 'consultant', ...person, name: ' ' },
    { kind: 'consultant', ...person, locale: 'de' },
    { kind: 'consultant', name: 'Anna', locale: 'sv' },
  ])('refuses %j', (metadata) => {
    expect(signUpMetadataSchema.safeParse(metadata).success).toBe(false);
  });
});
