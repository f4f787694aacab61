import type Stripe from 'stripe';
import { invalidRequest, resourceMissing } from './errors.ts';

export interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

function position(rows: readonly { id: string }[], id: string, param: string): number {
  const index = rows.findIndex((row) => row.id === id);
  if (index < 0) throw resourceMissing('object', id, param, 400);
  return index;
}

/**
 * One page of `rows` (newest first) as Stripe pages (https://docs.stripe.com/api/pagination):
 * `starting_after` goes on to older ones; `ending_before` gives those next newer than the cursor.
 * Only rows that `isWanted` are listed, but any row may be the cursor: the last delivered event when
 * the undelivered ones are asked for.
 */
export function listPage<Row extends { id: string }>(
  rows: readonly Row[],
  url: string,
  paging: Paging,
  isWanted: (row: Row) => boolean = () => true,
): Stripe.ApiList<Row> {
  const { limit = 10, starting_after: after, ending_before: before } = paging;
  if (after !== undefined && before !== undefined) {
    throw invalidRequest('You may only specify one of: ending_before, starting_after.');
  }
  if (before !== undefined) {
    const newer = rows.slice(0, position(rows, before, 'ending_before')).filter(isWanted);
    return { object: 'list', data: newer.slice(-limit), has_more: newer.length > limit, url };
  }
  const start = after === undefined ? 0 : position(rows, after, 'starting_after') + 1;
  const older = rows.slice(start).filter(isWanted);
  return { object: 'list', data: older.slice(0, limit), has_more: older.length > limit, url };
}
