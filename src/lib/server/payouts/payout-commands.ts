import type { PayoutRailName } from '$lib/domain/payouts/payout.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * A draft of what is to be paid to some consultants on a day by a rail. @returns the run's id
 * @throws {DomainError} 400 `not_a_bank_day`, 409 `nothing_to_pay`, `payout_not_owed`,
 *   `stripe_transfers_off`
 */
export async function createPayoutRun(
  db: Db,
  payOn: IsoDate,
  consultantIds: readonly string[],
  rail: PayoutRailName,
): Promise<string> {
  const args = { p_pay_on: payOn, p_consultant_ids: [...consultantIds], p_rail: rail };
  return unwrap(await db.rpc('create_payout_run', args));
}

/**
 * A second person approves.
 * @param isChecked whether they say to have checked the accounts that were changed
 * @throws {DomainError} 403 `second_person_required`, 409 `payout_accounts_unchecked`, `payout_held_…`
 */
export async function approvePayoutRun(db: Db, id: string, isChecked = false): Promise<void> {
  const args = { p_id: id, p_accounts_checked: isChecked };
  unwrapMaybe(await db.rpc('approve_payout_run', args));
}

/** A run without file is given up. @throws {DomainError} 400 `reason_required`, 409 */
export async function withdrawPayoutRun(db: Db, id: string, reason: string): Promise<void> {
  unwrapMaybe(await db.rpc('withdraw_payout_run', { p_id: id, p_reason: reason }));
}

/** One payment is taken out of a draft. @throws {DomainError} 400 `reason_required`, 409 */
export async function removePayout(db: Db, id: string, reason: string): Promise<void> {
  unwrapMaybe(await db.rpc('remove_payout', { p_id: id, p_reason: reason }));
}

/** Paid although the customer has not. @throws {DomainError} 404, 400 `reason_required` */
export async function guaranteeSelfBill(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_self_bill_id: id, p_reason: reason };
  unwrapMaybe(await db.rpc('guarantee_self_bill', args));
}

/** Nothing is paid to a consultant; an empty reason lifts it. @throws {DomainError} 404 */
export async function blockPayouts(db: Db, consultantId: string, reason: string): Promise<void> {
  const args = { p_consultant_id: consultantId, p_reason: reason };
  unwrapMaybe(await db.rpc('block_payouts', args));
}

/** Books from the bank's statement. @throws {DomainError} 400 `payout_answer_invalid`, 409 `payout_not_sent` */
export async function concludeByHand(
  db: Db,
  payoutId: string,
  word: { outcome: 'paid' | 'rejected'; on: string; reason: string },
): Promise<void> {
  const result = await db.rpc('conclude_payout_by_hand', {
    p_id: payoutId,
    p_outcome: word.outcome,
    p_on: word.on,
    p_reason: word.reason,
  });
  unwrapMaybe(result);
}
