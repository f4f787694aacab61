import { weekday, type IsoDate } from './day.ts';
import { hoursText, parseHours } from './hours.ts';
import type { TimeEntry } from './timesheet.ts';

/** A row of the weekly form as it is typed. */
export type TimesheetRow = {
  readonly workDate: IsoDate;
  readonly hours: string;
  readonly activity: string;
  readonly goalId: string;
};

type Values = Readonly<Record<string, string | readonly string[]>>;

/**
 * Saved entries as rows, in the order of the days. Working days without entries get an empty row
 * to write in; weekends get one when asked for.
 */
export function rowsFromEntries(
  entries: readonly TimeEntry[],
  days: readonly IsoDate[],
  decimal: ',' | '.',
): TimesheetRow[] {
  return days.flatMap((day) => {
    const own = entries.filter((entry) => entry.workDate === day);
    const rows = own.map(({ workDate, minutes, activity, goalId }) => ({
      workDate,
      hours: hoursText(minutes, decimal),
      activity,
      goalId: goalId ?? '',
    }));
    return rows.length > 0 || weekday(day) > 5 ? rows : [emptyRow(day)];
  });
}

/** The rows of a posted form, fields named `rows.0.hours`; days that are not offered are left out. */
export function rowsFromValues(values: Values, days: readonly IsoDate[]): TimesheetRow[] {
  const rows: TimesheetRow[] = [];
  for (let index = 0; `rows.${index}.work_date` in values; index += 1) {
    const text = (field: string) => String(values[`rows.${index}.${field}`] ?? '');
    rows.push({
      workDate: text('work_date'),
      hours: text('hours'),
      activity: text('activity'),
      goalId: text('goal_id'),
    });
  }
  return rows.filter(({ workDate }) => days.includes(workDate));
}

/** The rows as the fields of a form. */
export function valuesFromRows(rows: readonly TimesheetRow[]): Record<string, string> {
  const fields = rows.flatMap((row, index) => [
    [`rows.${index}.work_date`, row.workDate],
    [`rows.${index}.hours`, row.hours],
    [`rows.${index}.activity`, row.activity],
    [`rows.${index}.goal_id`, row.goalId],
  ]);
  return Object.fromEntries(fields) as Record<string, string>;
}

/** A further empty row at the end of a day. */
export function addRow(rows: readonly TimesheetRow[], day: IsoDate): TimesheetRow[] {
  const before = rows.filter(({ workDate }) => workDate <= day);
  return [...before, emptyRow(day), ...rows.filter(({ workDate }) => workDate > day)];
}

/** Without one row; a working day keeps an empty one. */
export function removeRow(rows: readonly TimesheetRow[], index: number): TimesheetRow[] {
  const removed = rows[index];
  const left = rows.filter((_, position) => position !== index);
  if (!removed || weekday(removed.workDate) > 5) return left;
  const hasOther = left.some(({ workDate }) => workDate === removed.workDate);
  return hasOther ? left : addRow(left, removed.workDate);
}

/** Whether nothing has been typed in a row; such rows are not saved. */
export function isEmptyRow(row: Pick<TimesheetRow, 'hours' | 'activity'>): boolean {
  return row.hours.trim() === '' && row.activity.trim() === '';
}

/** Minutes typed in some rows; what cannot be read as time counts as none. */
export function typedMinutes(rows: readonly TimesheetRow[]): number {
  return rows.reduce((sum, { hours }) => sum + (parseHours(hours) ?? 0), 0);
}

function emptyRow(day: IsoDate): TimesheetRow {
  return { workDate: day, hours: '', activity: '', goalId: '' };
}
