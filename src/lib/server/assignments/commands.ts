import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * The company approves a week as it was shown.
 * @throws {DomainError} stale_page, transition_refused
 */
export async function approveTimesheet(db: Db, id: string, version: number): Promise<void> {
  const result = await db.rpc('decide_timesheet', {
    p_timesheet_id: id,
    p_approve: true,
    p_version: version,
  });
  unwrapMaybe(result);
}

/**
 * The company sends a week back with what has to be corrected.
 * @throws {DomainError} stale_page, transition_refused, reason_required
 */
export async function rejectTimesheet(
  db: Db,
  id: string,
  version: number,
  reason: string,
): Promise<void> {
  const result = await db.rpc('decide_timesheet', {
    p_timesheet_id: id,
    p_approve: false,
    p_reason: reason,
    p_version: version,
  });
  unwrapMaybe(result);
}
