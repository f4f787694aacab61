import { describe, expect, it } from 'vitest';
import { declineSchema } from './decline.ts';
import { offerSchema } from './offer.ts';

const offer = {
  rate: '1 250,50',
  starts_on: '2026-12-01',
  ends_on: '2027-02-28',
  percent: '50 %',
  message: ' Hej ',
};
const codes = (input: unknown, schema: typeof offerSchema | typeof declineSchema = offerSchema) =>
  schema
    .safeParse(input)
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('offerSchema', () => {
  it('reads what people type', () => {
    expect(offerSchema.parse(offer)).toEqual({
      rate: 125_050,
      starts_on: '2026-12-01',
      ends_on: '2027-02-28',
      percent: 50,
      message: 'Hej',
    });
  });

  it.each([
    [{ rate: '99' }, 'rate rate'],
    [{ rate: 'gratis' }, 'rate rate'],
    [{ rate: '' }, 'rate required'],
    [{ rate: undefined }, 'rate required'],
    [{ percent: '0' }, 'percent percent'],
    [{ percent: '101' }, 'percent percent'],
    [{ percent: 'halvtid' }, 'percent percent'],
    [{ starts_on: '2026-02-30' }, 'starts_on date'],
    [{ ends_on: '2036-01-01' }, 'ends_on date'],
    [{ ends_on: '2026-11-30' }, 'ends_on date_order'],
    [{ message: 'x'.repeat(2001) }, 'message too_long:2000'],
  ])('refuses %j', (change, code) => expect(codes({ ...offer, ...change })).toEqual([code]));
});

describe('declineSchema', () => {
  it('takes a ready-made reason without further words', () => {
    expect(declineSchema.parse({ reason: 'time', words: '' })).toEqual({
      reason: 'time',
      words: '',
      never_this_role: false,
    });
  });

  it('asks for words when the reason is another', () => {
    expect(codes({ reason: 'other', words: ' ' }, declineSchema)).toEqual(['words required']);
  });

  it('refuses a missing or unknown reason', () => {
    expect(codes({ words: 'Nej' }, declineSchema)).toEqual(['reason choose']);
    expect(codes({ reason: 'mood' }, declineSchema)).toEqual(['reason choose']);
  });
});
