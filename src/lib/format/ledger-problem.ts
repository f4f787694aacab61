import type { Locale } from './locale.ts';
import { m } from '$lib/paraglide/messages.js';

type Word = (words: { subject: string }, options?: { locale?: Locale }) => string;

const NAMES: Readonly<Record<string, Word>> = {
  entry_unbalanced: m.mail_ledger_entry_unbalanced,
  currency_unbalanced: m.mail_ledger_currency_unbalanced,
  receivable_differs: m.mail_ledger_receivable_differs,
  credit_differs: m.mail_ledger_credit_differs,
  kronor_left: m.mail_ledger_kronor_left,
  card_payment_unconfirmed: m.mail_ledger_card_payment_unconfirmed,
  card_payment_differs: m.mail_ledger_card_payment_differs,
  card_money_unknown: m.mail_ledger_card_money_unknown,
  card_payout_differs: m.mail_ledger_card_payout_differs,
  refund_differs: m.mail_ledger_refund_differs,
  transfer_differs: m.mail_ledger_transfer_differs,
  payable_differs: m.mail_ledger_payable_differs,
  payout_differs: m.mail_ledger_payout_differs,
  bank_differs: m.mail_ledger_bank_differs,
  bank_statement_gap: m.mail_ledger_bank_statement_gap,
  self_bill_gap: m.mail_ledger_self_bill_gap,
};

/**
 * What does not balance: the kind of problem and what it is about, or the latter alone when the
 * kind has no words.
 * @param locale the language; that of the page unless told
 */
export function ledgerProblem(problem: string, subject: string, locale?: Locale): string {
  return NAMES[problem]?.({ subject }, locale && { locale }) ?? subject;
}
