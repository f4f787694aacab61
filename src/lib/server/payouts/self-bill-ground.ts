import type { DraftLine } from '$lib/domain/invoicing/lines.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import { formatWeek } from '$lib/format/date.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** A draft line and the row it comes from. */
export type SourceLine = DraftLine & { timesheetId?: string; expenseId?: string };

/** Lines of a self-bill for weeks and expenses, at the fee of each assignment's frozen terms. */
export async function sourceLines(
  db: Db,
  ids: { timesheets: readonly string[]; expenses: readonly string[] },
  locale: Locale,
): Promise<SourceLine[]> {
  const [weeks, expenses] = await Promise.all([
    weekRows(db, ids.timesheets),
    expenseRows(db, ids.expenses),
  ]);
  return [...weeks.map((row) => weekLine(row, locale)), ...expenses.map(expenseLine)];
}

type WeekRow = Awaited<ReturnType<typeof weekRows>>[number];
type ExpenseRow = Awaited<ReturnType<typeof expenseRows>>[number];

async function weekRows(db: Db, ids: readonly string[]) {
  const columns = `id, week_start, assignments!timesheets_assignment_id_fkey (title, company_name, fee_ore),
    time_entries (work_date, minutes)`;
  const query = db
    .from('timesheets')
    .select(columns)
    .in('id', [...ids]);
  return unwrap(await query.order('week_start').order('id'));
}

async function expenseRows(db: Db, ids: readonly string[]) {
  const columns = 'id, spent_on, description, net_ore';
  const query = db
    .from('expenses')
    .select(columns)
    .in('id', [...ids]);
  return unwrap(await query.order('spent_on').order('id'));
}

function weekLine(row: WeekRow, locale: Locale): SourceLine {
  const days = row.time_entries.map(({ work_date }) => work_date).sort();
  const { title, company_name: company, fee_ore: unitPriceOre } = row.assignments;
  const week = formatWeek(weekOf(row.week_start), locale);
  return {
    timesheetId: row.id,
    description: m.payouts_line({ title, company, week }, { locale }).slice(0, 500),
    quantityMinutes: row.time_entries.reduce((sum, { minutes }) => sum + minutes, 0),
    unitPriceOre,
    periodFrom: days[0] ?? row.week_start,
    periodTo: days.at(-1) ?? row.week_start,
  };
}

function expenseLine(row: ExpenseRow): SourceLine {
  return {
    expenseId: row.id,
    description: row.description,
    quantityMinutes: 0,
    pieceHundredths: 100,
    unitPriceOre: row.net_ore,
    periodFrom: row.spent_on,
    periodTo: row.spent_on,
  };
}
