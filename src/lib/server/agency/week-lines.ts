import type { WeekLine } from '$lib/domain/agency/week-line.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/**
 * The lines of customers' invoices and of self-bills that a week stands on, or stood on before they
 * were credited or turned down; invoices first, each the latest last.
 */
export async function listWeekLines(db: Db, timesheetId: string): Promise<WeekLine[]> {
  const [invoiced, billed] = await Promise.all([
    db
      .from('invoice_lines')
      .select('position, net_ore, credit_note_id, invoices (id, number, currency)')
      .eq('timesheet_id', timesheetId)
      .order('invoice_id'),
    db
      .from('self_bill_lines')
      .select(
        `position, net_ore, is_free, credit_id,
        self_bills!self_bill_lines_self_bill_id_fkey (id, series, number, created_at)`,
      )
      .eq('timesheet_id', timesheetId),
  ]);
  const invoices = unwrap(invoiced)
    .map(({ position, net_ore, credit_note_id, invoices: of }): WeekLine & { order: number } => ({
      ...{ kind: 'invoice', id: of.id, number: String(of.number), position, netOre: net_ore },
      currency: of.currency === 'EUR' ? 'EUR' : 'SEK',
      state: credit_note_id === null ? 'standing' : 'credited',
      order: of.number,
    }))
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...line }) => line);
  const bills = unwrap(billed)
    .sort((a, b) => a.self_bills.created_at.localeCompare(b.self_bills.created_at))
    .map(({ position, net_ore, is_free, credit_id, self_bills: of }): WeekLine => {
      const number = of.number === null ? null : `${of.series}${of.number}`;
      const over = is_free ? 'free' : 'standing';
      return {
        ...{ kind: 'self_bill', id: of.id, number, position, netOre: net_ore, currency: 'SEK' },
        state: credit_id === null ? over : 'credited',
      };
    });
  return [...invoices, ...bills];
}
