import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kronaRounding, totalsOf, vatGroupsOf } from './totals.ts';

const line = fc.record({
  netOre: fc.integer({ min: 0, max: 100_000_000 }),
  vatRateBp: fc.constantFrom(2500, 1200, 600, 0),
  vatCategory: fc.constantFrom('S' as const, 'AE' as const, 'E' as const),
});
const lines = fc.array(line, { minLength: 1, maxLength: 60 });

describe('vatGroupsOf', () => {
  it('rounds the tax once per group, not per line', () => {
    const two = { netOre: 2, vatRateBp: 2500, vatCategory: 'S' as const };
    expect(vatGroupsOf([two, two, two])).toEqual([
      { vatCategory: 'S', vatRateBp: 2500, netOre: 6, vatOre: 2 },
    ]);
  });

  it('gives each rate of each category its own group, the highest rate first', () => {
    const groups = vatGroupsOf([
      { netOre: 100, vatRateBp: 0, vatCategory: 'AE' },
      { netOre: 100, vatRateBp: 600, vatCategory: 'S' },
      { netOre: 100, vatRateBp: 2500, vatCategory: 'S' },
      { netOre: 100, vatRateBp: 600, vatCategory: 'S' },
    ]);
    expect(groups.map(({ vatRateBp, netOre }) => [vatRateBp, netOre])).toEqual([
      [2500, 100],
      [600, 200],
      [0, 100],
    ]);
  });

  it('keeps the tax of a group within half an öre of net × rate', () => {
    fc.assert(
      fc.property(lines, (list) => {
        for (const group of vatGroupsOf(list)) {
          const error = group.vatOre * 10_000 - group.netOre * group.vatRateBp;
          expect(Math.abs(error)).toBeLessThanOrEqual(5_000);
        }
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, (list) => {
        expect(vatGroupsOf([...list].reverse())).toEqual(vatGroupsOf(list));
      }),
    );
  });
});

describe('totalsOf', () => {
  it('adds up from lines and groups, each öre once', () => {
    fc.assert(
      fc.property(lines, (list) => {
        const groups = vatGroupsOf(list);
        const totals = totalsOf(list, groups);
        const netOfLines = list.reduce((sum, { netOre }) => sum + netOre, 0);
        const netOfGroups = groups.reduce((sum, { netOre }) => sum + netOre, 0);
        expect(totals.netOre).toBe(netOfLines);
        expect(netOfGroups).toBe(netOfLines);
        expect(totals.grossOre - totals.netOre).toBe(totals.vatOre);
      }),
    );
  });
});

describe('what is to be paid', () => {
  const groups = vatGroupsOf([{ netOre: 1_045, vatRateBp: 2500, vatCategory: 'S' }]);
  const lines = [{ netOre: 1_045 }];

  it('is the gross amount without anything else', () => {
    expect(totalsOf(lines, groups)).toMatchObject({ grossOre: 1_306, payableOre: 1_306 });
  });

  it('is whole kronor when rounded, after what is prepaid', () => {
    const totals = totalsOf(lines, groups, { prepaidOre: 150, rounding: 'krona' });
    expect(totals).toMatchObject({ roundingOre: 44, payableOre: 1_200, vatOre: 261 });
  });

  it('takes a given rounding as it is', () => {
    expect(totalsOf(lines, groups, { rounding: -6 }).payableOre).toBe(1_300);
  });

  it('refuses to prepay more than the invoice', () => {
    expect(() => totalsOf(lines, groups, { prepaidOre: 1_307 })).toThrow(RangeError);
    expect(() => totalsOf(lines, groups, { prepaidOre: -1 })).toThrow(RangeError);
  });
});

describe('kronaRounding', () => {
  it('goes down up to 49 öre, and up from 50', () => {
    expect([kronaRounding(149), kronaRounding(150), kronaRounding(100)]).toEqual([-49, 50, 0]);
  });

  it('gives whole kronor, never more than half a krona away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (ore) => {
        const rounding = kronaRounding(ore);
        expect((ore + rounding) % 100).toBe(0);
        expect(Math.abs(rounding)).toBeLessThanOrEqual(50);
      }),
    );
  });
});
