import Big from 'big.js';
import { assertOre, sumOre, type Ore } from '../money/ore.ts';
import { roundHalfUp } from '../money/round.ts';
import { addDays, daysBetween, type IsoDate } from '../time/day.ts';

/** The reference rate of Riksbanken from a day on, usually 1 January or 1 July (räntelagen 9 §). */
export interface ReferenceRate {
  readonly from: IsoDate;
  readonly rateBp: number;
}

/** What is late, and what was paid of it. */
export interface LateDebt {
  readonly principalOre: Ore;
  readonly dueDate: IsoDate;
  readonly payments: readonly { readonly on: IsoDate; readonly amountOre: Ore }[];
}

/** Days, both ends included, with one principal and one rate. */
export interface InterestRow {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  readonly principalOre: Ore;
  /** Reference rate and addition together. */
  readonly rateBp: number;
}

/** Late interest with the rows it was reckoned from. */
export interface LateInterest {
  readonly interestOre: Ore;
  readonly rows: readonly InterestRow[];
}

/** Percentage points above the reference rate (räntelagen 6 §), in basis points. */
const ADDITION_BP = 800;

/** A year has 365 days in every year, leap years too (actual/365). */
const DAYS_OF_YEAR = 365;

/**
 * Late interest from the day after the due date up to and including `until`: simple interest,
 * reckoned in pieces for every change of the reference rate and of the principal, which a payment
 * lowers from its own day. The pieces are exact; their sum is rounded once, halves up.
 * @throws RangeError when the table of rates does not reach back to the first day
 */
export function lateInterest(
  debt: LateDebt,
  until: IsoDate,
  rates: readonly ReferenceRate[],
  additionBp = ADDITION_BP,
): LateInterest {
  const rows = interestRows(debt, until, rates, additionBp);
  const exact = rows.reduce((sum, row) => sum.plus(yearlyParts(row)), new Big(0));
  return { interestOre: roundHalfUp(exact.div(DAYS_OF_YEAR * 10_000)), rows };
}

/** Öre × basis points × days: whole numbers, so that sums of pieces are exact. */
export function yearlyParts({ principalOre, rateBp, days }: InterestRow): Big {
  return new Big(principalOre).times(rateBp).times(days);
}

function interestRows(
  debt: LateDebt,
  until: IsoDate,
  rates: readonly ReferenceRate[],
  additionBp: number,
): InterestRow[] {
  const starts = startsOf(debt, until, rates);
  return starts.flatMap((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? until : addDays(next, -1);
    const principalOre = principalOn(debt, from);
    const rateBp = referenceRateOn(from, rates) + additionBp;
    const row = { from, to, days: daysBetween(from, to) + 1, principalOre, rateBp };
    return principalOre > 0 && rateBp > 0 ? [row] : [];
  });
}

/** Days on which a new row begins, in order; none when nothing is late. */
function startsOf(debt: LateDebt, until: IsoDate, rates: readonly ReferenceRate[]): IsoDate[] {
  const first = addDays(debt.dueDate, 1);
  if (first > until) return [];
  const changes = [...debt.payments.map(({ on }) => on), ...rates.map(({ from }) => from)];
  const within = changes.filter((day) => day > first && day <= until);
  return [...new Set([first, ...within])].sort();
}

function principalOn({ principalOre, payments }: LateDebt, day: IsoDate): Ore {
  const paid = payments.filter(({ on }) => on <= day).map(({ amountOre }) => amountOre);
  return assertOre(principalOre - sumOre(paid));
}

/**
 * The reference rate that applies on a day, in basis points.
 * @throws RangeError when the table begins later
 */
export function referenceRateOn(day: IsoDate, rates: readonly ReferenceRate[]): number {
  const known = rates.filter(({ from }) => from <= day);
  const latest = known.reduce<ReferenceRate | null>(
    (best, each) => (best === null || each.from > best.from ? each : best),
    null,
  );
  if (latest === null) throw new RangeError(`No reference rate for ${day}`);
  return latest.rateBp;
}
