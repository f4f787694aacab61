import { describe, expect, it } from 'vitest';
import { companyBillingSchema } from './company-billing.ts';

const form = {
  organisationNumber: '556016-0680',
  currency: 'SEK',
  collection: 'month',
  termsDays: '30',
};
const faults = (changes: Record<string, string>) => {
  const parsed = companyBillingSchema.safeParse({ ...form, ...changes });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path[0], message]);
};

describe('how a company is billed', () => {
  it('is read as it was ticked and written', () => {
    expect(companyBillingSchema.parse({ ...form, roundsToKrona: 'on' })).toEqual({
      organisationNumber: '5560160680',
      isPublicBody: false,
      currency: 'SEK',
      roundsToKrona: true,
      collection: 'month',
      termsDays: 30,
      longTermsAgreed: false,
      reminderFeeAgreedOn: null,
      claimsDelayCompensation: false,
    });
  });

  it.each([
    [{ organisationNumber: '556016-0681' }, 'organisationNumber', 'organisation_number_check'],
    [{ termsDays: '61' }, 'longTermsAgreed', 'terms_agreed'],
    [{ termsDays: '91', longTermsAgreed: 'on' }, 'termsDays', 'terms_days'],
    [{ termsDays: '-5' }, 'termsDays', 'terms_days'],
    [{ termsDays: '31', isPublicBody: 'on' }, 'termsDays', 'terms_public'],
    [{ reminderFeeAgreedOn: '2026-13-01' }, 'reminderFeeAgreedOn', 'date'],
    [{ currency: 'USD' }, 'currency', 'choose'],
  ])('is refused with %j', (changes, field, code) => {
    expect(faults(changes)).toEqual([[field, code]]);
  });

  it('may have 61 days when they are agreed', () => {
    expect(faults({ termsDays: '61', longTermsAgreed: 'on' })).toEqual([]);
  });
});
