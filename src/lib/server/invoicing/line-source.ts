import type { Counterpart, GroundEntry, LineGround } from '$lib/domain/invoicing/line-ground.ts';
import { weekOf } from '$lib/domain/time/week.ts';

/** The columns of the time and the expense of a line that `lineSource` reads. */
export const SOURCE_COLUMNS = {
  timesheets: `id, assignment_id, week_start, time_entries (id, work_date, position, minutes, activity,
    assignment_goals (title))`,
  expenses: 'id, assignment_id, spent_on, description',
} as const;

type StoredEntry = {
  id: string;
  work_date: string;
  position: number;
  minutes: number;
  activity: string;
  assignment_goals: { title: string } | null;
};
type StoredSource = {
  timesheets: {
    id: string;
    assignment_id: string;
    week_start: string;
    time_entries: StoredEntry[];
  } | null;
  expenses: {
    id: string;
    assignment_id: string;
    spent_on: string;
    description: string;
  } | null;
};

/** What a line was made from, with the rows of time in order. */
export function lineSource({
  timesheets: sheet,
  expenses: expense,
}: StoredSource): Pick<
  LineGround,
  'entries' | 'expense' | 'timesheetId' | 'assignmentId' | 'week'
> {
  return {
    entries: entriesOf(sheet?.time_entries ?? []),
    expense: expense && {
      ...{ id: expense.id, spentOn: expense.spent_on, description: expense.description },
    },
    timesheetId: sheet?.id ?? null,
    assignmentId: sheet?.assignment_id ?? expense?.assignment_id ?? null,
    week: sheet ? weekOf(sheet.week_start) : null,
  };
}

function entriesOf(stored: readonly StoredEntry[]): GroundEntry[] {
  const sorted = stored.toSorted(
    (a, b) => a.work_date.localeCompare(b.work_date) || a.position - b.position,
  );
  return sorted.map((entry) => ({
    id: entry.id,
    workDate: entry.work_date,
    minutes: entry.minutes,
    activity: entry.activity,
    goal: entry.assignment_goals?.title ?? null,
  }));
}

/** A line of the other document with the time or the expense that it is for. */
export type CounterLine = Counterpart & { timesheet: string | null; expense: string | null };

/** The time and the expenses of some lines. */
export function sourcesOf(lines: readonly Sourced[]): { timesheets: string[]; expenses: string[] } {
  return {
    timesheets: lines.flatMap(({ timesheet_id: id }) => id ?? []),
    expenses: lines.flatMap(({ expense_id: id }) => id ?? []),
  };
}

/** Those of some lines that are for the same time or expense as a line. */
export function counterpartsOf(line: Sourced, others: readonly CounterLine[]): Counterpart[] {
  const same = others.filter(
    ({ timesheet, expense }) =>
      (timesheet !== null && timesheet === line.timesheet_id) ||
      (expense !== null && expense === line.expense_id),
  );
  return same.map(({ id, number, position }) => ({ id, number, position }));
}

type Sourced = { timesheet_id: string | null; expense_id: string | null };
