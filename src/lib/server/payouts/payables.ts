import {
  WHY_NOT,
  type Payable,
  type PayoutRailName,
  type WhyNot,
} from '$lib/domain/payouts/payout.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** What is owed, with why it is not put in a run for a day. Agency all, a consultant their own. */
export async function listPayable(
  db: Db,
  payOn: IsoDate,
  rail: PayoutRailName = 'bank_file',
): Promise<Payable[]> {
  const rows = unwrap(await db.rpc('list_payable', { p_pay_on: payOn, p_rail: rail }));
  if (rows.length === 0) return [];
  const ids = rows.map(({ self_bill_id: id }) => id);
  const columns = 'id, series, number, due_date, consultants!self_bills_consultant_id_fkey (name)';
  const bills = unwrap(await db.from('self_bills').select(columns).in('id', ids));
  const byId = new Map(bills.map((bill) => [bill.id, bill]));
  return rows.map((row) => {
    const bill = byId.get(row.self_bill_id);
    return {
      selfBillId: row.self_bill_id,
      number: `${bill?.series ?? ''}${bill?.number ?? ''}`,
      consultantId: row.consultant_id,
      consultantName: bill?.consultants.name ?? '',
      amountOre: row.amount_ore,
      dueDate: bill?.due_date ?? payOn,
      whyNot: whyNotOf(row.why_not),
      payOn: row.pay_on,
      isGuaranteed: row.is_guaranteed,
    };
  });
}

function whyNotOf(word: string | null): WhyNot | null {
  return WHY_NOT.find((known) => known === word) ?? null;
}
