import type { BankAccountFields, Placing } from '$lib/schemas/bank.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Uses a waiting movement for invoices; the rest is the first one's company's credit.
 * @throws {DomainError} 404, 409 `bank_parts_exceed`, `bank_from_stripe`, `currencies_differ`,
 *   `transition_refused`
 */
export async function placeMovement(db: Db, id: string, { parts }: Placing): Promise<void> {
  const result = await db.rpc('place_bank_transaction', {
    p_transaction_id: id,
    p_parts: parts.map(({ invoice, amount }) => ({ invoice_id: invoice, amount_ore: amount })),
  });
  unwrapMaybe(result);
}

/**
 * Books a waiting movement as what a company has to its credit, for no invoice yet.
 * @throws {DomainError} 404, 409 `bank_not_a_payment`, `exchange_rate_missing`, `transition_refused`
 */
export async function creditMovement(db: Db, id: string, companyId: string): Promise<void> {
  const result = await db.rpc('place_bank_transaction', {
    p_transaction_id: id,
    p_parts: [],
    p_company_id: companyId,
  });
  unwrapMaybe(result);
}

/** Sets a movement aside that no customer paid with. @throws {DomainError} 404, 409 */
export async function setMovementAside(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_transaction_id: id, p_reason: reason };
  unwrapMaybe(await db.rpc('set_aside_bank_transaction', args));
}

/** Lets a movement that was set aside wait again. @throws {DomainError} 404, 409 */
export async function reopenMovement(db: Db, id: string): Promise<void> {
  unwrapMaybe(await db.rpc('reopen_bank_transaction', { p_transaction_id: id }));
}

/** Books a placing back. @throws {DomainError} 404, 409 `payment_given_back`, `transition_refused` */
export async function takeBackPlacing(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_transaction_id: id, p_reason: reason };
  unwrapMaybe(await db.rpc('take_back_bank_placing', args));
}

/**
 * A debit is that of some payouts, which come to its amount.
 * @throws {DomainError} 404, 409 `payout_differs`, `payout_not_awaited`, `bank_debit_matched`
 */
export async function matchPayouts(
  db: Db,
  id: string,
  payoutIds: readonly string[],
): Promise<void> {
  const args = { p_transaction_id: id, p_payout_ids: [...payoutIds] };
  unwrapMaybe(await db.rpc('match_bank_payouts', args));
}

/**
 * Money in is a payout that came back: returned, booked and owed again. It stays.
 * @throws {DomainError} 404, 409 `payout_not_returned`, `payout_return_differs`, `bank_not_a_return`,
 *   `transition_refused`
 */
export async function matchReturn(db: Db, id: string, payoutId: string): Promise<void> {
  const args = { p_transaction_id: id, p_payout_id: payoutId };
  unwrapMaybe(await db.rpc('match_bank_return', args));
}

/**
 * Money in is a payout of Stripe's. Nothing is booked: the payout was.
 * @throws {DomainError} 404, 409 `stripe_payout_differs`, `stripe_payout_not_awaited`,
 *   `bank_not_a_payment`, `transition_refused`
 */
export async function matchStripePayout(db: Db, id: string, movementId: string): Promise<void> {
  const args = { p_transaction_id: id, p_movement_id: movementId };
  unwrapMaybe(await db.rpc('match_bank_stripe_payout', args));
}

/**
 * A debit paid a refund by bank; one that was only approved is paid and booked by it.
 * @throws {DomainError} 404, 409 `refund_debit_differs`, `refund_not_awaited`, `bank_debit_matched`,
 *   400 `refund_paid_early`
 */
export async function matchRefund(db: Db, id: string, refundId: string): Promise<void> {
  const args = { p_transaction_id: id, p_refund_id: refundId };
  unwrapMaybe(await db.rpc('match_bank_refund', args));
}

/** A debit was not the refund's; it waits again. @throws {DomainError} 404, 409 `bank_debit_not_matched` */
export async function takeBackRefund(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_transaction_id: id, p_reason: reason };
  unwrapMaybe(await db.rpc('take_back_bank_refund', args));
}

/** A debit was another; it waits again. @throws {DomainError} 404, 409 `bank_debit_not_matched` */
export async function takeBackPayouts(db: Db, id: string, reason: string): Promise<void> {
  const args = { p_transaction_id: id, p_reason: reason };
  unwrapMaybe(await db.rpc('take_back_bank_payouts', args));
}

/**
 * Adds an account of the agency or changes one.
 * @throws {DomainError} 404, 409 `bank_account_exists`, `bank_account_in_use`
 */
export async function saveBankAccount(
  db: Db,
  { id, ...account }: BankAccountFields,
): Promise<void> {
  unwrapMaybe(await db.rpc('save_bank_account', { p: account, ...(id && { p_id: id }) }));
}
