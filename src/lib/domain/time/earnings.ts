import { sumOre, type Ore } from '../money/ore.ts';
import { addDays, type IsoDate } from './day.ts';
import { minutesOf, type TimesheetState } from './timesheet.ts';

/** What one week brings the consultant. */
export type EarnedWeek = {
  readonly assignmentId: string;
  readonly assignmentNumber: number;
  readonly title: string;
  readonly companyName: string;
  readonly monday: IsoDate;
  readonly state: TimesheetState;
  readonly minutes: number;
  /** The consultant's fee, öre excluding VAT. */
  readonly feeOre: Ore;
};

/** How far the money has come; each sum holds only what stands at that stage. */
export type EarnedSums = {
  readonly minutes: number;
  readonly reportedOre: Ore;
  readonly approvedOre: Ore;
  readonly invoicedOre: Ore;
  readonly totalOre: Ore;
};

export type EarnedAssignment = EarnedSums &
  Pick<EarnedWeek, 'assignmentId' | 'assignmentNumber' | 'title' | 'companyName'>;
export type EarnedMonth = EarnedSums & {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly assignments: readonly EarnedAssignment[];
};

/** A week belongs to the month of its Thursday, as an ISO week belongs to the year of its own. */
export function monthOfWeek(monday: IsoDate): string {
  return addDays(monday, 3).slice(0, 7);
}

/**
 * What has been earned, by month and assignment, latest month first. Drafts and weeks that were
 * sent back are not earned yet and are left out.
 */
export function earningsByMonth(weeks: readonly EarnedWeek[]): EarnedMonth[] {
  const handedIn = weeks.filter(({ state }) => state !== 'draft' && state !== 'rejected');
  const months = groupBy(handedIn, ({ monday }) => monthOfWeek(monday));
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, rows]) => ({ month, ...sumsOf(rows), assignments: byAssignment(rows) }));
}

/** The sums of some weeks, whichever month they belong to. */
export function sumsOf(weeks: readonly EarnedWeek[]): EarnedSums {
  const at = (stage: TimesheetState) =>
    sumOre(weeks.filter(({ state }) => state === stage).map(({ feeOre }) => feeOre));
  const [reportedOre, approvedOre, invoicedOre] = [at('submitted'), at('approved'), at('invoiced')];
  return {
    minutes: minutesOf(weeks),
    reportedOre,
    approvedOre,
    invoicedOre,
    totalOre: sumOre([reportedOre, approvedOre, invoicedOre]),
  };
}

function byAssignment(weeks: readonly EarnedWeek[]): EarnedAssignment[] {
  const groups = groupBy(weeks, ({ assignmentId }) => assignmentId);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const { assignmentId, assignmentNumber, title, companyName } = first;
    return [{ assignmentId, assignmentNumber, title, companyName, ...sumsOf(rows) }];
  });
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
