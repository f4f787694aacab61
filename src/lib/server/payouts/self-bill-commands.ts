import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { createSelfBill } from './create-self-bill.ts';

/** How a run over many went. */
export type RunCount = { done: number; skipped: number };

/**
 * Draws up a self-bill for each of some consultants. One who cannot be billed, or whose rows were
 * taken by somebody at the same time, is skipped and counted; the others are not kept waiting.
 * @throws faults of the database
 */
export async function createSelfBills(
  db: Db,
  actorId: string,
  consultantIds: readonly string[],
): Promise<RunCount> {
  let done = 0;
  for (const id of consultantIds) {
    try {
      await createSelfBill(db, actorId, id);
      done += 1;
    } catch (cause) {
      if (!(cause instanceof DomainError)) throw cause;
    }
  }
  return { done, skipped: consultantIds.length - done };
}

/** Asks the sellers to accept drafts. @throws {DomainError} 404 for others than the agency */
export async function sendSelfBills(db: Db, ids: readonly string[]): Promise<RunCount> {
  const [row] = unwrap(await db.rpc('send_self_bills', { p_ids: [...ids] }));
  return { done: row?.sent ?? 0, skipped: row?.skipped ?? 0 };
}

/** Takes back one that is not issued. @throws {DomainError} 404, 400 `reason_required`, 409 */
export async function withdrawSelfBill(db: Db, id: string, reason?: string): Promise<void> {
  unwrapMaybe(await db.rpc('withdraw_self_bill', { p_id: id, p_reason: reason }));
}

/** Issues what was accepted while F-tax was not proved. @throws {DomainError} 409 `f_tax_proof_missing` */
export async function issueSelfBill(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('issue_self_bill', { p_id: id }));
}

/** The seller accepts what the hash stands for. @throws {DomainError} 404, 409 `stale_page` */
export async function acceptSelfBill(db: Db, id: string, sha256: string): Promise<void> {
  const args = { p_id: id, p_approve: true, p_sha256: sha256 };
  unwrapMaybe(await db.rpc('decide_self_bill', args));
}

/** The seller turns it down. @throws {DomainError} 404, 400 `reason_required`, 409 */
export async function rejectSelfBill(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_id: id, p_approve: false, p_reason: reason };
  unwrapMaybe(await db.rpc('decide_self_bill', args));
}

/**
 * Takes back whole rows of an issued self-bill; the rows can be billed again.
 * @throws {DomainError} 404, 400 `reason_required`, `credit_lines_unknown`, 409 `line_already_credited`
 */
export async function creditSelfBill(
  db: Db,
  id: string,
  order: { positions: readonly number[]; reason: string },
): Promise<void> {
  const result = await db.rpc('credit_self_bill', {
    p_id: id,
    p_positions: [...order.positions],
    p_reason: order.reason,
  });
  unwrap(result);
}
