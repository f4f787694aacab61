import type { BankRefundOrder } from '$lib/schemas/refund.ts';
import type { PayoutAccount } from '$lib/domain/payouts/payout-account.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

// Each is done with the acting person's own client, who must be agency staff.

/**
 * Asks that a customer's credit goes back by bank; another person approves it.
 * @throws {DomainError} 404, 400 `amount_invalid`, `refund_account_required`, 409
 *   `refund_exceeds_credit`, `refund_goes_through_stripe`
 */
export async function requestBankRefund(
  db: Db,
  paymentId: string,
  { amount, reason, payee }: BankRefundOrder,
): Promise<void> {
  const result = await db.rpc('request_bank_refund', {
    p_payment_id: paymentId,
    p_amount_ore: amount,
    p_reason: reason,
    p_payee: { name: payee.name, ...storedFields(payee.account) },
  });
  unwrap(result);
}

/**
 * Approves a refund that somebody else asked for.
 * @throws {DomainError} 403 `second_person_required`, 409 `transition_refused`
 */
export async function approveRefund(db: Db, refundId: string): Promise<void> {
  unwrapMaybe(await db.rpc('approve_refund', { p_refund_id: refundId }));
}

/**
 * Notes that an approved refund was paid, as the bank's statement has it.
 * @throws {DomainError} 400 `day_in_future`, `refund_paid_early`, 409 `transition_refused`
 */
export async function noteRefundPaid(
  db: Db,
  refund: { refund: string; paidOn: IsoDate; bankReference: string },
): Promise<void> {
  const result = await db.rpc('conclude_bank_refund', {
    p_refund_id: refund.refund,
    p_paid_on: refund.paidOn,
    p_reference: refund.bankReference,
  });
  unwrapMaybe(result);
}

/** A refund will not be paid: the customer's credit stands again. @throws {DomainError} 409 */
export async function stopRefund(db: Db, refundId: string): Promise<void> {
  unwrapMaybe(await db.rpc('stop_bank_refund', { p_refund_id: refundId }));
}

function storedFields(account: PayoutAccount) {
  const { kind } = account;
  return {
    account_kind: kind,
    account_number: kind === 'iban' ? account.iban : account.number,
    account_clearing: kind === 'account' ? account.clearing : null,
    account_bic: kind === 'iban' ? account.bic : null,
  };
}
