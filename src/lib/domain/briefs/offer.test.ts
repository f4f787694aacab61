import { describe, expect, it } from 'vitest';
import { isAcceptable, isAsAsked, isLiveRequest, offerTotals } from './offer.ts';

describe('offers', () => {
  it('come to the planned hours at their price', () => {
    expect(offerTotals({ rateOre: 138_000, percent: 40, workingDays: 73 })).toEqual({
      minutes: 14_016,
      totalOre: 32_236_800,
    });
  });

  it('can be accepted on their last day, not the day after, and only while open', () => {
    const offer = { state: 'open', validUntil: '2026-11-23' } as const;
    expect(isAcceptable(offer, '2026-11-23')).toBe(true);
    expect(isAcceptable(offer, '2026-11-24')).toBe(false);
    expect(isAcceptable({ ...offer, state: 'withdrawn' }, '2026-11-23')).toBe(false);
  });

  it('tell when they differ from what was asked', () => {
    const brief = { period: { from: '2026-12-01', to: '2027-03-31' }, percent: 50 };
    expect(isAsAsked(brief, brief)).toBe(true);
    expect(isAsAsked({ ...brief, percent: 40 }, brief)).toBe(false);
    expect(isAsAsked({ ...brief, period: { ...brief.period, to: '2027-03-30' } }, brief)).toBe(
      false,
    );
  });
});

describe('isLiveRequest', () => {
  it.each([
    ['sent', true],
    ['offered', true],
    ['won', true],
    ['declined', false],
    ['withdrawn', false],
    ['expired', false],
    ['closed', false],
  ] as const)('%s: %s', (state, isLive) => {
    expect(isLiveRequest({ state })).toBe(isLive);
  });
});
