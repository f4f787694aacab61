import type { Payable, WhyNot } from '$lib/domain/payouts/payout.ts';
import { formatShortDate } from '$lib/format/date.ts';
import type { Locale } from '$lib/format/locale.ts';
import { m } from '$lib/paraglide/messages.js';

const WORDS: Readonly<Record<Exclude<WhyNot, 'in_run' | 'not_due'>, () => string>> = {
  blocked: m.payouts_why_blocked,
  customer_clearing: m.payouts_why_customer_clearing,
  customer_unpaid: m.payouts_why_customer_unpaid,
  disputed: m.payouts_why_disputed,
  f_tax_missing: m.payouts_why_f_tax_missing,
  not_at_stripe: m.payouts_why_not_at_stripe,
  stripe_account_missing: m.payouts_why_stripe_account_missing,
};

/** Why something owed is not paid on the day asked about, in a few words. */
export function whyNotWords(
  { whyNot, payOn, dueDate, amountOre }: Payable,
  locale: Locale,
): string {
  if (whyNot === 'in_run') {
    return m.payouts_why_in_run({ date: formatShortDate(payOn ?? dueDate, locale) });
  }
  if (whyNot === 'not_due') {
    return m.payouts_why_not_due({ date: formatShortDate(dueDate, locale) });
  }
  if (whyNot !== null) return WORDS[whyNot]();
  return amountOre < 0 ? m.payouts_why_deducted() : '–';
}
