import type { GroundEntry, InvoiceGrounds, LineGround } from '$lib/domain/invoicing/line-ground.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const COLUMNS = `id, number, currency, invoice_lines (position, description, net_ore, unit_price_ore,
  credit_note_id, timesheets (time_entries (id, work_date, position, minutes, activity,
    assignment_goals (title))), expenses (spent_on, description))`;

/** What each line of an invoice was for, down to the rows of time. @throws {DomainError} 404 */
export async function getInvoiceGrounds(db: Db, id: string): Promise<InvoiceGrounds> {
  const row = await findRow(db, id);
  return {
    id: row.id,
    number: row.number,
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    lines: row.invoice_lines.map(toGround),
  };
}

type Row = Awaited<ReturnType<typeof findRow>>;

async function findRow(db: Db, id: string) {
  const query = db.from('invoices').select(COLUMNS).eq('id', id);
  return unwrap(await query.order('position', { referencedTable: 'invoice_lines' }).maybeSingle());
}

function toGround(line: Row['invoice_lines'][number]): LineGround {
  return {
    position: line.position,
    description: line.description,
    netOre: line.net_ore,
    unitPriceOre: line.unit_price_ore,
    isCredited: line.credit_note_id !== null,
    entries: entriesOf(line.timesheets?.time_entries ?? []),
    expense: line.expenses && {
      spentOn: line.expenses.spent_on,
      description: line.expenses.description,
    },
  };
}

type Stored = NonNullable<Row['invoice_lines'][number]['timesheets']>['time_entries'];

function entriesOf(stored: Stored): GroundEntry[] {
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
