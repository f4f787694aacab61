import { createHash } from 'node:crypto';
import {
  isMonthOver,
  planGroups,
  type ReadyPiece,
  type RunGroup,
  type RunPreview,
} from '$lib/domain/agency/run-plan.ts';
import { dueDate } from '$lib/domain/invoicing/due-date.ts';
import { drawUp } from '$lib/domain/invoicing/work.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { everyRow } from '$lib/server/db/every-row.ts';
import {
  findEuroTerms,
  findGroundRows,
  groundOf,
  type GroundRow,
  type InvoiceGround,
} from './invoice-ground.ts';

/** Ids that fit in one address. */
const IDS_AT_ONCE = 80;

/** An invoice of the plan, and the rows it is made from. */
export type PlannedInvoice = { preview: RunPreview; ground: InvoiceGround };

/**
 * Every invoice that can be made of what is approved and does not wait in a run already.
 * @param atOnce rows in one answer of the API
 */
export async function planRun(db: Db, today: IsoDate, atOnce?: number): Promise<PlannedInvoice[]> {
  const { pieces, collects } = await readyPieces(db, atOnce);
  const [rows, euro] = await Promise.all([
    rowsOf(db, [...new Set(pieces.map(({ assignmentId }) => assignmentId))]),
    findEuroTerms(db, today),
  ]);
  // Between the two questions somebody may have invoiced some of it: that is no longer planned.
  const still = new Set(
    rows.flatMap((row) => [...row.timesheets, ...row.expenses].map(({ id }) => id)),
  );
  const ready = pieces.filter((piece) => still.has(pieceId(piece)));
  const groups = planGroups(ready, (id) => (collects.has(id) ? 'month' : 'assignment'));
  return groups.map((group) => {
    const ground = groundOf(rows, group, euro);
    return { ground, preview: previewOf(group, ground, today) };
  });
}

function pieceId({ source }: ReadyPiece): string {
  return 'timesheetId' in source ? source.timesheetId : source.expenseId;
}

async function rowsOf(db: Db, assignmentIds: readonly string[]): Promise<GroundRow[]> {
  const starts = Array.from(
    { length: Math.ceil(assignmentIds.length / IDS_AT_ONCE) },
    (_, index) => index * IDS_AT_ONCE,
  );
  const parts = await Promise.all(
    starts.map((start) => findGroundRows(db, assignmentIds.slice(start, start + IDS_AT_ONCE))),
  );
  return parts.flat();
}

/** Approved weeks and expenses that wait in no run, and the companies that collect. */
async function readyPieces(db: Db, atOnce?: number) {
  const owner = 'company_id, companies (invoice_collection)';
  const ofWeek = `id, assignment_id, week_start,
    assignments!timesheets_assignment_id_fkey!inner (${owner})` as const;
  const ofExpense = `id, assignment_id, spent_on,
    assignments!expenses_assignment_id_fkey!inner (${owner})` as const;
  const sheets = (from: number, to: number) => {
    const approved = db.from('timesheets').select(ofWeek).eq('state', 'approved');
    return approved.order('week_start').order('id').range(from, to);
  };
  const expenses = (from: number, to: number) => {
    const approved = db.from('expenses').select(ofExpense).eq('state', 'approved');
    return approved.order('spent_on').order('id').range(from, to);
  };
  const [weeks, spent, busy] = await Promise.all([
    everyRow(sheets, atOnce),
    everyRow(expenses, atOnce),
    waitingPieces(db, atOnce),
  ]);
  const rows = [
    ...weeks.map((row) => ({ ...row, day: row.week_start, isWeek: true })),
    ...spent.map((row) => ({ ...row, day: row.spent_on, isWeek: false })),
  ].filter(({ id }) => !busy.has(id));
  const collects = rows.filter((row) => row.assignments.companies.invoice_collection === 'month');
  return {
    pieces: rows.map((row): ReadyPiece => ({
      source: row.isWeek ? { timesheetId: row.id } : { expenseId: row.id },
      assignmentId: row.assignment_id,
      companyId: row.assignments.company_id,
      day: row.day,
    })),
    collects: new Set(collects.map((row) => row.assignments.company_id)),
  };
}

/** Ids of the weeks and expenses that wait in a run. */
async function waitingPieces(db: Db, atOnce?: number): Promise<ReadonlySet<string | null>> {
  const columns = 'timesheet_id, expense_id, invoice_run_items!inner (state)';
  const rows = await everyRow((from, to) => {
    const waiting = db.from('invoice_run_sources').select(columns);
    const sorted = waiting.eq('invoice_run_items.state', 'waiting').order('item_id');
    return sorted.order('position').range(from, to);
  }, atOnce);
  return new Set(rows.flatMap((row) => [row.timesheet_id, row.expense_id]));
}

function previewOf(group: RunGroup, ground: InvoiceGround, today: IsoDate): RunPreview {
  const { company, termsDays, currency, rate } = ground;
  const decision = drawUp(ground);
  const shown = {
    ...group,
    title: ground.titles.join(' · '),
    companyName: company.name,
    invoiceEmail: company.invoice_email,
    vatNumber: company.vat_number,
    reference: company.invoice_reference,
    orderNumber: company.order_number,
    issueDate: today,
    dueDate: dueDate(today, termsDays),
    termsDays,
    currency,
    rate,
    timesheetIds: [...group.timesheetIds],
    expenseIds: [...group.expenseIds],
    hindrance: decision.ok ? null : decision.hindrance,
    amounts: decision.ok ? decision.amounts : null,
  };
  const choice = createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
  return { ...shown, choice, isMonthOver: isMonthOver(group.month, today) };
}
