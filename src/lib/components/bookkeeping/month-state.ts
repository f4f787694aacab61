import type { LedgerMonth } from '$lib/domain/bookkeeping/month.ts';
import { m } from '$lib/paraglide/messages.js';

/** The state of a month as a badge: a word with a shape. */
export function monthState({ closed }: LedgerMonth): { label: string; tone: 'waiting' | 'done' } {
  return closed
    ? { label: m.bookkeeping_month_closed(), tone: 'done' }
    : { label: m.bookkeeping_month_open(), tone: 'waiting' };
}
