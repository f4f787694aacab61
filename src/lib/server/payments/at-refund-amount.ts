import { z } from 'zod';
import { formatMoney } from '$lib/format/money.ts';
import type { Locale } from '$lib/format/locale.ts';
import { DomainError } from '$lib/server/db/db-error.ts';

const most = z.object({ left_ore: z.int(), currency: z.enum(['SEK', 'EUR']) });

/**
 * A refusal of a refund above what is left, as one at the field of the amount that names the most
 * that can go back (`amount`, in the page's language). Anything else is given back as it is.
 */
export function atRefundAmount(cause: unknown, locale: Locale): unknown {
  if (!(cause instanceof DomainError) || cause.code !== 'refund_exceeds_credit') return cause;
  const { left_ore: ore, currency } = most.parse(cause.values);
  const values = { field: 'amount', amount: formatMoney(ore, currency, locale) };
  return new DomainError(cause.status, cause.code, values);
}
