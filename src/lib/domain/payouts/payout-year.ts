import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** What was billed, credited or paid on a day; credits are negative. */
export type Dated = { readonly day: IsoDate; readonly netOre: Ore; readonly vatOre: Ore };
export type PaidOn = { readonly day: IsoDate; readonly amountOre: Ore };

/** A month of a year: billed without VAT, its VAT, and what was paid out. */
export type PayoutMonth = {
  readonly month: string;
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly paidOre: Ore;
};

/** The months of a year in which something was billed or paid, the earliest first. */
export function payoutMonths(
  year: number,
  billed: readonly Dated[],
  paid: readonly PaidOn[],
): PayoutMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, '0')}`;
    const own = billed.filter(({ day }) => day.startsWith(month));
    const out = paid.filter(({ day }) => day.startsWith(month));
    return {
      month,
      netOre: own.reduce((sum, { netOre }) => sum + netOre, 0),
      vatOre: own.reduce((sum, { vatOre }) => sum + vatOre, 0),
      paidOre: out.reduce((sum, { amountOre }) => sum + amountOre, 0),
      count: own.length + out.length,
    };
  })
    .filter(({ count }) => count > 0)
    .map(({ month, netOre, vatOre, paidOre }) => ({ month, netOre, vatOre, paidOre }));
}
