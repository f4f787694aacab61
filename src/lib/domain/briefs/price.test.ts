import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthlyPrice, periodPrice, plannedMinutes } from './price.ts';

describe('plannedMinutes', () => {
  it('is working days times eight hours times the share', () => {
    expect(plannedMinutes(21, 50)).toBe(5040);
    expect(plannedMinutes(40, 100)).toBe(19_200);
    expect(plannedMinutes(1, 33)).toBe(158);
  });

  it('never plans more for a smaller share or fewer days', () => {
    const percent = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(fc.nat(2000), percent, (days, share) => {
        expect(plannedMinutes(days, share)).toBeLessThanOrEqual(plannedMinutes(days, share + 1));
        expect(plannedMinutes(days, share)).toBeLessThanOrEqual(plannedMinutes(days + 1, share));
      }),
    );
  });
});

describe('prices', () => {
  it('count a month as 21 working days', () => {
    expect(monthlyPrice(100_000, 100)).toBe(16_800_000);
    expect(monthlyPrice(95_050, 40)).toBe(6_387_360);
  });

  it('are the same for a period of 21 working days as for a month', () => {
    const rate = fc.integer({ min: 10_000, max: 1_000_000 });
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 100 }), (ore, share) => {
        expect(periodPrice(ore, 21, share)).toBe(monthlyPrice(ore, share));
      }),
    );
  });
});
