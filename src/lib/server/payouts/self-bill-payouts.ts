import type { SelfBillPayout } from '$lib/domain/payouts/payout.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

const COLUMNS = `amount_ore, payouts!inner (id, run_id, state, end_to_end_id, paid_on, sent_at,
  payout_runs (number))` as const;

/** The payments that a self-bill went with, the first one first; a consultant sees those sent. */
export async function listPayoutsOf(db: Db, selfBillId: string): Promise<SelfBillPayout[]> {
  const query = db.from('payout_parts').select(COLUMNS).eq('self_bill_id', selfBillId);
  const rows = unwrap(await query).filter(({ payouts }) => payouts.state !== 'removed');
  return rows
    .map(({ amount_ore: amountOre, payouts: payout }) => ({
      id: payout.id,
      runId: payout.run_id,
      runNumber: payout.payout_runs?.number ?? null,
      reference: payout.end_to_end_id,
      state: payout.state,
      amountOre,
      paidOn: payout.paid_on,
      sentAt: payout.sent_at,
    }))
    .toSorted((a, b) => (a.sentAt ?? '9').localeCompare(b.sentAt ?? '9'));
}

/** The issued self-bill that a week's time, or an expense, of the reader's stands on; null for none. */
export async function findBillOf(
  db: Db,
  source: { timesheet: string } | { expense: string },
): Promise<{ id: string; number: string } | null> {
  const columns = 'self_bills!self_bill_lines_self_bill_id_fkey!inner (id, series, number)';
  const all = db.from('self_bill_lines').select(columns);
  const own =
    'timesheet' in source
      ? all.eq('timesheet_id', source.timesheet)
      : all.eq('expense_id', source.expense);
  const live = own.eq('is_free', false).is('credit_id', null);
  const [line] = unwrap(await live.not('self_bills.number', 'is', null).limit(1));
  if (line === undefined) return null;
  const { id, series, number } = line.self_bills;
  return { id, number: `${series}${number ?? ''}` };
}
