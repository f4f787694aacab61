import { sumOre, type Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** An approved timesheet that is not invoiced yet. */
export type ReadyWeek = {
  readonly timesheetId: string;
  readonly assignmentId: string;
  readonly assignmentNumber: number;
  readonly title: string;
  readonly companyName: string;
  readonly consultantName: string;
  readonly monday: IsoDate;
  readonly minutes: number;
  /** Excluding VAT. */
  readonly amountOre: Ore;
};

/** An approved expense that is not invoiced yet. */
export type ReadyExpense = {
  readonly expenseId: string;
  readonly assignmentId: string;
  readonly description: string;
  readonly spentOn: IsoDate;
  /** Excluding VAT. */
  readonly amountOre: Ore;
};

/** The weeks of one assignment that can go on one invoice. */
export type ReadyAssignment = Omit<ReadyWeek, 'timesheetId' | 'monday'> & {
  readonly weeks: number;
  readonly firstMonday: IsoDate;
  readonly lastMonday: IsoDate;
};

/** Assignments with approved time, the one whose time is oldest first. */
export function readyAssignments(weeks: readonly ReadyWeek[]): ReadyAssignment[] {
  const groups = Map.groupBy(weeks, ({ assignmentId }) => assignmentId);
  return [...groups.values()]
    .flatMap(toAssignment)
    .sort(
      (a, b) =>
        a.firstMonday.localeCompare(b.firstMonday) || a.assignmentNumber - b.assignmentNumber,
    );
}

/**
 * Which weeks or expenses the next invoice is for: the chosen ones that are still ready, or all
 * when none is.
 * @returns undefined for all
 */
export function stillReady(
  ready: readonly string[],
  chosen: readonly string[] = [],
): string[] | undefined {
  const ids = ready.filter((id) => chosen.includes(id));
  return ids.length > 0 ? ids : undefined;
}

function toAssignment(weeks: readonly ReadyWeek[]): ReadyAssignment[] {
  const sorted = weeks.toSorted((a, b) => a.monday.localeCompare(b.monday));
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  if (!first || !last) return [];
  const { assignmentId, assignmentNumber, title, companyName, consultantName } = first;
  return [
    {
      assignmentId,
      assignmentNumber,
      title,
      companyName,
      consultantName,
      weeks: sorted.length,
      firstMonday: first.monday,
      lastMonday: last.monday,
      minutes: sorted.reduce((sum, week) => sum + week.minutes, 0),
      amountOre: sumOre(sorted.map((week) => week.amountOre)),
    },
  ];
}
