import type { DocumentGrounds } from '$lib/domain/invoicing/line-ground.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import {
  counterpartsOf,
  lineSource,
  SOURCE_COLUMNS,
  sourcesOf,
  type CounterLine,
} from '$lib/server/invoicing/line-source.ts';

const COLUMNS = `id, series, number,
  self_bill_lines!self_bill_lines_self_bill_id_fkey (position, description, net_ore, unit_price_ore,
    credit_id, timesheet_id, expense_id, timesheets (${SOURCE_COLUMNS.timesheets}),
    expenses (${SOURCE_COLUMNS.expenses}))` as const;

/**
 * What each line of a self-bill was for, down to the rows of time, and for the agency on which
 * customer's invoice the same time stands.
 * @throws {DomainError} 404 for one the client may not see
 */
export async function getSelfBillGrounds(db: Db, id: string): Promise<DocumentGrounds> {
  const query = db.from('self_bills').select(COLUMNS).eq('id', id);
  const sorted = query.order('position', { referencedTable: 'self_bill_lines' });
  const row = unwrap(await sorted.maybeSingle());
  const others = await invoicedLines(db, sourcesOf(row.self_bill_lines));
  return {
    id: row.id,
    number: row.number === null ? '' : `${row.series}${row.number}`,
    currency: 'SEK',
    lines: row.self_bill_lines.map((line) => ({
      position: line.position,
      description: line.description,
      netOre: line.net_ore,
      unitPriceOre: line.unit_price_ore,
      isCredited: line.credit_id !== null,
      ...lineSource(line),
      counterparts: counterpartsOf(line, others),
    })),
  };
}

/** Lines of customers' invoices for some time and expenses that are not credited. */
async function invoicedLines(
  db: Db,
  { timesheets, expenses }: { timesheets: string[]; expenses: string[] },
): Promise<CounterLine[]> {
  const columns = 'position, timesheet_id, expense_id, invoices (id, number)';
  const live = () => db.from('invoice_lines').select(columns).is('credit_note_id', null);
  const [weeks, spent] = await Promise.all([
    live().in('timesheet_id', timesheets),
    live().in('expense_id', expenses),
  ]);
  return [...unwrap(weeks), ...unwrap(spent)].map(({ position, invoices, ...of }) => ({
    ...{ id: invoices.id, number: String(invoices.number), position },
    ...{ timesheet: of.timesheet_id, expense: of.expense_id },
  }));
}
