import { copyToWeek, reportableDays } from '$lib/domain/time/timesheet.ts';
import { overlapOf } from '$lib/domain/time/period.ts';
import {
  addRow,
  removeRow,
  rowsFromEntries,
  rowsFromValues,
  valuesFromRows,
  type TimesheetRow,
} from '$lib/domain/time/timesheet-rows.ts';
import { addWeeks, daysOfWeek, mondayOf, type IsoWeek } from '$lib/domain/time/week.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { findProgress, getReportedAssignment, listGoals } from './own-assignments.ts';
import { findTimesheet } from './timesheets.ts';

type Values = Record<string, string | string[]>;

/**
 * All that the page of one week shows.
 * @throws {DomainError} 404 for somebody else's assignment and for weeks outside it
 */
export async function getWeekPage(
  db: Db,
  consultantId: string,
  assignmentId: string,
  week: IsoWeek,
) {
  const assignment = await getReportedAssignment(db, consultantId, assignmentId);
  const span = { from: mondayOf(week), to: daysOfWeek(week).at(-1) ?? '' };
  if (!overlapOf(assignment.period, span)) throw new DomainError(404, 'not_found');
  const [sheet, previous, goals, progress] = await Promise.all([
    findTimesheet(db, assignmentId, week),
    findTimesheet(db, assignmentId, addWeeks(week, -1)),
    listGoals(db, assignmentId),
    findProgress(db, assignmentId),
  ]);
  const { reportable } = assignment;
  const days = reportable ? reportableDays(week, reportable, todayInSweden()) : [];
  const lastWeek = copyToWeek(previous?.entries ?? [], addWeeks(week, -1), week, days);
  return { assignment, week, days, sheet, goals, progress, lastWeek };
}

export type WeekPage = Awaited<ReturnType<typeof getWeekPage>>;

/**
 * The form after a change of its rows, for those who have no script: `add:<day>`, `remove:<index>`
 * or `copy`, which replaces the rows with those of last week.
 */
export function editedValues(page: WeekPage, values: Values, decimal: ',' | '.'): Values {
  const rows = rowsFromValues(values, page.days);
  const [verb, argument = ''] = String(values['intent'] ?? '').split(':');
  const edited = edit(page, rows, { verb: verb ?? '', argument, decimal });
  return { version: values['version'] ?? '1', ...valuesFromRows(edited) };
}

function edit(
  page: WeekPage,
  rows: TimesheetRow[],
  { verb, argument, decimal }: { verb: string; argument: string; decimal: ',' | '.' },
): TimesheetRow[] {
  if (verb === 'add' && page.days.includes(argument)) return addRow(rows, argument);
  if (verb === 'remove') return removeRow(rows, Number(argument));
  if (verb === 'copy') return rowsFromEntries(page.lastWeek, page.days, decimal);
  return rows;
}
