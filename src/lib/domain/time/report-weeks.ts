import { addDays, type IsoDate } from './day.ts';
import type { Period } from './period.ts';
import type { TimesheetState } from './timesheet.ts';
import { addWeeks, mondayOf, weekOf, type IsoWeek } from './week.ts';

/** A saved week, as far as lists need it. */
export type SavedWeek = {
  readonly week: IsoWeek;
  readonly state: TimesheetState;
  readonly minutes: number;
  readonly rejectReason: string | null;
};

/** `missing` has nothing saved, `current` is not over yet, `none` is saved without any time. */
export type ReportState = TimesheetState | 'missing' | 'current' | 'none';
export type ReportWeek = Omit<SavedWeek, 'state'> & { readonly state: ReportState };

/** The ISO weeks that a period touches, earliest first. */
export function weeksBetween(from: IsoDate, to: IsoDate): IsoWeek[] {
  const weeks: IsoWeek[] = [];
  for (let week = weekOf(from); mondayOf(week) <= to; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/**
 * Every week of an assignment up to today with what has become of it, latest first. A draft that
 * was saved without time says that there was nothing to report.
 */
export function reportWeeks(
  assignment: Period,
  today: IsoDate,
  saved: readonly SavedWeek[],
): ReportWeek[] {
  const end = assignment.to < today ? assignment.to : today;
  const byWeek = new Map(saved.map((one) => [one.week, one]));
  return weeksBetween(assignment.from, end)
    .map((week) => describeWeek(week, byWeek.get(week), today))
    .reverse();
}

/** Whether the week waits for the consultant: to be reported, handed in or corrected. */
export function needsReport({ state }: { state: ReportState }): boolean {
  return state === 'missing' || state === 'draft' || state === 'rejected';
}

function describeWeek(week: IsoWeek, saved: SavedWeek | undefined, today: IsoDate): ReportWeek {
  const isOver = addDays(mondayOf(week), 6) < today;
  if (!saved) {
    return { week, state: isOver ? 'missing' : 'current', minutes: 0, rejectReason: null };
  }
  if (saved.state === 'draft' && saved.minutes === 0) return { ...saved, state: 'none' };
  if (saved.state === 'draft' && !isOver) return { ...saved, state: 'current' };
  return saved;
}
