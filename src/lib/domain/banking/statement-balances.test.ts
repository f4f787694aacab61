import { describe, expect, it } from 'vitest';
import { balancesOfAll } from './statement-balances.ts';

const report = (openingOre: number | null, closingOre: number | null) => ({
  openingOre,
  closingOre,
});

describe('the balances of a file', () => {
  it('are those of its first and last report when each goes on from the one before', () => {
    expect(balancesOfAll([report(100, 250), report(250, 40)])).toEqual(report(100, 40));
    expect(balancesOfAll([report(0, 0)])).toEqual(report(0, 0));
  });

  it('are stated once by pages of one report', () => {
    expect(balancesOfAll([report(100, 250), report(100, 250)])).toEqual(report(100, 250));
  });

  it('are unknown when a report has none or does not go on', () => {
    const unknown = report(null, null);
    expect(balancesOfAll([])).toEqual(unknown);
    expect(balancesOfAll([report(null, 250)])).toEqual(unknown);
    expect(balancesOfAll([report(100, 250), report(251, 40)])).toEqual(unknown);
    expect(balancesOfAll([report(100, 250), report(250, null)])).toEqual(unknown);
  });
});
