import type { InvoicePreview } from '$lib/domain/agency/invoice-preview.ts';
import {
  readyAssignments,
  stillReady,
  type ReadyAssignment,
  type ReadyExpense,
  type ReadyWeek,
} from '$lib/domain/agency/ready-to-invoice.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { NewInvoiceQuery } from '$lib/schemas/agency-new-invoice.ts';
import { previewInvoice } from './invoice-preview.ts';
import { listReadyExpenses } from './ready-expenses.ts';
import { listReadyWeeks } from './ready-weeks.ts';

/** What is ready, or the invoice of one assignment as it would be. */
export type NewInvoicePage = {
  weeks: ReadyWeek[];
  expenses: ReadyExpense[];
  ready: ReadyAssignment[];
  preview: InvoicePreview | null;
  /** Some of what was chosen is not there any more. */
  isOutdated: boolean;
};

/** The invoice of the chosen weeks and expenses of an assignment; all of them when none is. */
export async function newInvoicePage(
  db: Db,
  { assignment, sheets, expenses: wanted }: NewInvoiceQuery,
  today: IsoDate,
): Promise<NewInvoicePage> {
  const [weeks, expenses] = await Promise.all([
    listReadyWeeks(db, assignment),
    listReadyExpenses(db, assignment),
  ]);
  const isChosen = sheets !== undefined || wanted !== undefined;
  const page = { weeks, expenses, ready: [], preview: null, isOutdated: false };
  if (assignment === undefined || weeks.length + expenses.length === 0) {
    return { ...page, ready: readyAssignments(weeks) };
  }
  const found = {
    timesheetIds:
      stillReady(
        weeks.map(({ timesheetId }) => timesheetId),
        sheets,
      ) ?? [],
    expenseIds:
      stillReady(
        expenses.map(({ expenseId }) => expenseId),
        wanted,
      ) ?? [],
  };
  const count = found.timesheetIds.length + found.expenseIds.length;
  const preview = await previewInvoice(db, assignment, today, count > 0 ? found : undefined);
  const isOutdated = isChosen && count !== (sheets?.length ?? 0) + (wanted?.length ?? 0);
  return { ...page, preview, isOutdated };
}
