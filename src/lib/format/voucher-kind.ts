import type { Locale } from './locale.ts';
import { m } from '$lib/paraglide/messages.js';

type Word = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const WORDS: Readonly<Record<string, Word>> = {
  claim_issued: m.bookkeeping_kind_claim_issued,
  credit_note_issued: m.bookkeeping_kind_credit_note,
  dispute_funds_moved: m.bookkeeping_kind_dispute_funds_moved,
  dispute_lost: m.bookkeeping_kind_dispute_lost,
  dispute_regained: m.bookkeeping_kind_dispute_regained,
  invoice_issued: m.bookkeeping_kind_invoice,
  payment_allocated: m.bookkeeping_kind_payment_allocated,
  payment_received: m.bookkeeping_kind_payment_received,
  payment_taken_back: m.bookkeeping_kind_payment_taken_back,
  payout_paid: m.bookkeeping_kind_payout_paid,
  payout_rejected: m.bookkeeping_kind_payout_rejected,
  payout_sent: m.bookkeeping_kind_payout_sent,
  refund_requested: m.bookkeeping_kind_refund_requested,
  refund_returned: m.bookkeeping_kind_refund_returned,
  refund_sent: m.bookkeeping_kind_refund_sent,
  refund_stopped: m.bookkeeping_kind_refund_stopped,
  self_bill_credited: m.bookkeeping_kind_self_bill_credited,
  self_bill_issued: m.bookkeeping_kind_self_bill_issued,
  stripe_charge: m.bookkeeping_kind_stripe_charge,
  stripe_fee: m.bookkeeping_kind_stripe_fee,
  stripe_network_cost: m.bookkeeping_kind_stripe_network_cost,
  stripe_payout: m.bookkeeping_kind_stripe_payout,
  stripe_payout_reversal: m.bookkeeping_kind_stripe_payout_reversal,
  stripe_refund: m.bookkeeping_kind_stripe_refund,
  stripe_refund_failure: m.bookkeeping_kind_stripe_refund_failure,
};

/** Kinds of vouchers that one can ask for in the list. */
export const VOUCHER_KINDS: readonly string[] = Object.keys(WORDS);

/** Stripe's own names for payments, payouts, disputes: `pi_3Nz…`, `txn_1Mi…`. */
const STRIPE_NAME = /^[a-z]{2,5}_[A-Za-z0-9]{8,}$/u;

/** Stripe's name for what was booked, when that is what a voucher's label holds; else null. */
export function stripeReference(label: string): string | null {
  return STRIPE_NAME.test(label) ? label : null;
}

/** What a voucher books and its number: "Faktura 10001". Stripe's long names are left out. */
export function voucherTitle({ kind, label }: { kind: string; label: string }): string {
  const number = stripeReference(label) === null ? label : '';
  return [voucherKind(kind), number].filter(Boolean).join(' ');
}

/**
 * What a voucher books, in a word: `invoice_issued` is "Faktura".
 * @param locale the language; that of the page unless told
 */
export function voucherKind(kind: string, locale?: Locale): string {
  return (WORDS[kind] ?? m.bookkeeping_kind_other)({}, locale && { locale });
}
