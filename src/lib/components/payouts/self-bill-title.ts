import type { SelfBillRow } from '$lib/domain/payouts/self-bill.ts';
import { formatShortDateRange } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** What a self-bill is called: by its number, or by its period before it has one. */
export function selfBillTitle(
  bill: Pick<SelfBillRow, 'number' | 'periodFrom' | 'periodTo'>,
): string {
  if (bill.number !== '') return m.payouts_bill_number({ number: bill.number });
  const period = formatShortDateRange(bill.periodFrom, bill.periodTo, getLocale());
  return m.payouts_bill_for({ period });
}
