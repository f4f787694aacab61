import { addDays, daysBetween, type IsoDate } from './day.ts';
import { daysOfWeek, mondayOf, type IsoWeek } from './week.ts';
import { includesDay, type Period } from './period.ts';

export const TIMESHEET_STATES = ['draft', 'submitted', 'approved', 'rejected', 'invoiced'] as const;
export type TimesheetState = (typeof TIMESHEET_STATES)[number];

/** One activity on one day. A missing goal is shown as it is: time without a goal. */
export type TimeEntry = {
  readonly workDate: IsoDate;
  readonly minutes: number;
  readonly activity: string;
  readonly goalId: string | null;
};

/** Whether the consultant may still change the week. */
export function isEditable(state: TimesheetState): boolean {
  return state === 'draft' || state === 'rejected';
}

/** The days of a week that can be reported: within the assignment and not in the future. */
export function reportableDays(week: IsoWeek, assignment: Period, today: IsoDate): IsoDate[] {
  return daysOfWeek(week).filter((day) => includesDay(assignment, day) && day <= today);
}

/** Minutes of some entries together. */
export function minutesOf(entries: readonly { minutes: number }[]): number {
  return entries.reduce((sum, entry) => sum + entry.minutes, 0);
}

/**
 * A week's entries moved to another week, weekday by weekday; those that would land on a day that
 * cannot be reported are left out.
 */
export function copyToWeek(
  entries: readonly TimeEntry[],
  from: IsoWeek,
  to: IsoWeek,
  allowed: readonly IsoDate[],
): TimeEntry[] {
  const shift = daysBetween(mondayOf(from), mondayOf(to));
  return entries
    .map((entry) => ({ ...entry, workDate: addDays(entry.workDate, shift) }))
    .filter((entry) => allowed.includes(entry.workDate));
}
