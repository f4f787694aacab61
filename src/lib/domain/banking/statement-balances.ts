import type { BankStatement } from './bank-statement.ts';

/** What an account stood at before and after, in hundredths of its currency; null when not told. */
export type Balances = Pick<BankStatement, 'openingOre' | 'closingOre'>;

const UNKNOWN: Balances = { openingOre: null, closingOre: null };

/**
 * The balances of reports about one account, in the order of the file: of the first's beginning and
 * the last's end. Pages of one report all state the same; else each goes on from the one before,
 * and where one does not, nothing is said of the whole.
 */
export function balancesOfAll(reports: readonly Balances[]): Balances {
  const [first, ...rest] = reports;
  if (!first || first.openingOre === null || first.closingOre === null) return UNKNOWN;
  let { closingOre } = first;
  let before = first;
  for (const report of rest) {
    const isPage =
      report.openingOre === before.openingOre && report.closingOre === before.closingOre;
    if (!isPage && report.openingOre !== closingOre) return UNKNOWN;
    if (report.closingOre === null) return UNKNOWN;
    closingOre = report.closingOre;
    before = report;
  }
  return { openingOre: first.openingOre, closingOre };
}
