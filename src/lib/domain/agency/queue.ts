import type { Currency } from '../money/currency.ts';
import { sumOre, type Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** What can wait for a human at the agency, the most pressing kind first. */
export const QUEUE_KINDS = [
  'dispute_to_answer',
  'ledger_problem',
  'payout_run_to_approve',
  'invoice_overdue',
  'e_invoice_refused',
  'payment_surplus',
  'refund_to_approve',
  'refund_to_pay',
  'movement_to_place',
  'timesheet_to_invoice',
  'expense_to_invoice',
  'review_to_answer',
  'objection_to_answer',
  'consultant_to_approve',
  'self_bill_stuck',
  'stripe_event_failed',
  'mail_waiting',
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** One thing that waits. */
export type QueueItem = {
  readonly kind: QueueKind;
  /** What the action is about: consultant, assignment or invoice; null when there is no page. */
  readonly targetId: string | null;
  readonly title: string;
  readonly party: string | null;
  /** The day it began to wait, in Sweden; null when not known. */
  readonly since: IsoDate | null;
  readonly amountOre: Ore | null;
  readonly currency: Currency;
};

/** Things of one kind with the same target, handled by one action. */
export type QueueEntry = QueueItem & { readonly count: number };

export type QueueGroup = {
  readonly kind: QueueKind;
  readonly entries: readonly QueueEntry[];
  /** How many things wait, each counted, also where one action takes several. */
  readonly count: number;
  /** What they come to, a sum for each currency; none when nothing has an amount. */
  readonly sums: readonly QueueSum[];
};

export type QueueSum = { readonly currency: Currency; readonly amountOre: Ore };

/**
 * The queue by kind, the most pressing kind first and the oldest entry first in each. Items about
 * the same thing (the weeks of an assignment, a notice that failed for several) become one entry, and
 * amounts in different currencies are never added.
 */
export function groupQueue(items: readonly QueueItem[]): QueueGroup[] {
  return QUEUE_KINDS.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind);
    if (own.length === 0) return [];
    const byTarget = Map.groupBy(own, (item) => `${item.currency} ${item.targetId ?? item.title}`);
    const entries = [...byTarget.values()].flatMap(mergeItems).sort(byAge);
    return [{ kind, entries, count: own.length, sums: sumsOf(own) }];
  });
}

function mergeItems(items: readonly QueueItem[]): QueueEntry[] {
  const [oldest] = items.toSorted(byAge);
  return oldest ? [{ ...oldest, amountOre: amountOf(items), count: items.length }] : [];
}

function amountOf(items: readonly QueueItem[]): Ore | null {
  const amounts = items.flatMap(({ amountOre }) => (amountOre === null ? [] : [amountOre]));
  return amounts.length === 0 ? null : sumOre(amounts);
}

function sumsOf(items: readonly QueueItem[]): QueueSum[] {
  return (['SEK', 'EUR'] as const).flatMap((currency) => {
    const amountOre = amountOf(items.filter((item) => item.currency === currency));
    return amountOre === null ? [] : [{ currency, amountOre }];
  });
}

/** What has no day comes last. */
function byAge(a: QueueItem, b: QueueItem): number {
  if (a.since === b.since) return 0;
  if (a.since === null) return 1;
  if (b.since === null) return -1;
  return a.since < b.since ? -1 : 1;
}
