import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf, vatGroupsOf } from './totals.ts';

const line = fc.record({
  netOre: fc.integer({ min: 0, max: 100_000_000 }),
  vatRateBp: fc.constantFrom(2500, 1200, 600, 0),
  vatCategory: fc.constantFrom('S' as const, 'AE' as const),
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
