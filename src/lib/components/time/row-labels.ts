import type { TimesheetRow } from '$lib/domain/time/timesheet-rows.ts';
import { m } from '$lib/paraglide/messages.js';
import { dayName } from './day-name.ts';

/** What the fields of the weekly form are called in a list of errors: "Måndag, timmar". */
export function rowLabels(rows: readonly TimesheetRow[]): Record<string, string> {
  const labels = rows.flatMap(({ workDate }, index): [string, string][] => [
    [`rows.${index}.hours`, `${dayName(workDate)}, ${m.time_hours().toLocaleLowerCase()}`],
    [`rows.${index}.activity`, `${dayName(workDate)}, ${m.time_activity().toLocaleLowerCase()}`],
    [`rows.${index}.goal_id`, `${dayName(workDate)}, ${m.time_goal().toLocaleLowerCase()}`],
  ]);
  return Object.fromEntries(labels);
}
