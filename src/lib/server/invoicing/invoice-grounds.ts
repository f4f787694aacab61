import type { DocumentGrounds } from '$lib/domain/invoicing/line-ground.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import {
  counterpartsOf,
  lineSource,
  SOURCE_COLUMNS,
  sourcesOf,
  type CounterLine,
} from './line-source.ts';

const COLUMNS =
  `id, number, currency, invoice_lines (position, description, net_ore, unit_price_ore,
  credit_note_id, timesheet_id, expense_id, timesheets (${SOURCE_COLUMNS.timesheets}),
  expenses (${SOURCE_COLUMNS.expenses}))` as const;

/**
 * What each line of an invoice was for, down to the rows of time, and for the agency on which
 * self-bill the same time stands.
 * @throws {DomainError} 404
 */
export async function getInvoiceGrounds(db: Db, id: string): Promise<DocumentGrounds> {
  const query = db.from('invoices').select(COLUMNS).eq('id', id);
  const sorted = query.order('position', { referencedTable: 'invoice_lines' });
  const row = unwrap(await sorted.maybeSingle());
  const others = await billedLines(db, sourcesOf(row.invoice_lines));
  return {
    id: row.id,
    number: String(row.number),
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    lines: row.invoice_lines.map((line) => ({
      position: line.position,
      description: line.description,
      netOre: line.net_ore,
      unitPriceOre: line.unit_price_ore,
      isCredited: line.credit_note_id !== null,
      ...lineSource(line),
      counterparts: counterpartsOf(line, others),
    })),
  };
}

/** Lines of issued self-bills for some time and expenses; what was taken back or credited is none. */
async function billedLines(
  db: Db,
  { timesheets, expenses }: { timesheets: string[]; expenses: string[] },
): Promise<CounterLine[]> {
  const columns = `position, timesheet_id, expense_id,
    self_bills!self_bill_lines_self_bill_id_fkey (id, series, number)`;
  const live = () =>
    db.from('self_bill_lines').select(columns).eq('is_free', false).is('credit_id', null);
  const [weeks, spent] = await Promise.all([
    live().in('timesheet_id', timesheets),
    live().in('expense_id', expenses),
  ]);
  return [...unwrap(weeks), ...unwrap(spent)].flatMap(({ position, self_bills: bill, ...of }) =>
    bill.number === null
      ? []
      : [
          {
            ...{ id: bill.id, number: `${bill.series}${bill.number}`, position },
            ...{ timesheet: of.timesheet_id, expense: of.expense_id },
          },
        ],
  );
}
