import type { AuditEvent } from '$lib/domain/events/event.ts';
import { currencyOf } from '$lib/domain/money/currency.ts';
import { isIsoDate } from '$lib/domain/time/day.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import { formatWeek } from '$lib/format/date.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** What an event's details add to its sentence: the person, week, amount or number; or null. */
export function eventNote({
  kind,
  details,
  subject,
}: Pick<AuditEvent, 'details' | 'subject'> & Partial<Pick<AuditEvent, 'kind'>>): string | null {
  if (subject !== null) return subject;
  const { week_start: monday, amount_ore: amount, currency, number } = details;
  if (typeof monday === 'string' && isIsoDate(monday)) {
    return formatWeek(weekOf(monday), getLocale());
  }
  if (typeof amount === 'number' && Number.isSafeInteger(amount)) {
    return formatMoney(amount, currencyOf(String(currency ?? 'SEK')), getLocale());
  }
  if (typeof number !== 'number') return null;
  return kind?.startsWith('payout_run_') ? m.payouts_run_name({ number }) : String(number);
}
