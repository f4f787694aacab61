import { payoutMonths, type PayoutMonth } from '$lib/domain/payouts/payout-year.ts';
import type { PayoutRow } from '$lib/domain/payouts/payout.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { PAYOUT_COLUMNS, toPayout } from './payout-row.ts';

const MOST = 500;

/** A consultant's year: payments that went to the bank, the latest first, and sums by month. */
export type PayoutYear = {
  readonly year: number;
  readonly payouts: readonly PayoutRow[];
  readonly months: readonly PayoutMonth[];
};

/** What a consultant billed and was paid in a year. */
export async function getPayoutYear(
  db: Db,
  consultantId: string,
  year: number,
): Promise<PayoutYear> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const sums = 'issue_date, net_ore, vat_ore';
  const own = db.from('payouts').select(`${PAYOUT_COLUMNS}, sent_at`);
  const [payouts, bills, credits] = await Promise.all([
    own
      .eq('consultant_id', consultantId)
      .or(
        `and(paid_on.gte.${first},paid_on.lte.${last}),and(paid_on.is.null,sent_at.gte.${first},sent_at.lt.${year + 1}-01-01)`,
      )
      .order('sent_at', { ascending: false })
      .limit(MOST),
    db
      .from('self_bills')
      .select(sums)
      .eq('consultant_id', consultantId)
      .eq('state', 'issued')
      .gte('issue_date', first)
      .lte('issue_date', last),
    db
      .from('self_bill_credits')
      .select('issue_date, net_ore, vat_ore')
      .eq('consultant_id', consultantId)
      .gte('issue_date', first)
      .lte('issue_date', last),
  ]);
  const rows = unwrap(payouts).map(toPayout);
  const billed = [
    ...unwrap(bills).map((row) => dated(row, 1)),
    ...unwrap(credits).map((row) => dated(row, -1)),
  ];
  const paid = rows.flatMap(({ state, paidOn, amountOre }) =>
    state === 'paid' && paidOn !== null ? [{ day: paidOn, amountOre }] : [],
  );
  return { year, payouts: rows, months: payoutMonths(year, billed, paid) };
}

type Sums = { issue_date: string | null; net_ore: number; vat_ore: number };

const dated = ({ issue_date: day, net_ore: net, vat_ore: vat }: Sums, sign: 1 | -1) => ({
  day: day ?? '',
  netOre: sign * net,
  vatOre: sign * vat,
});
