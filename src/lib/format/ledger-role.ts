import { m } from '$lib/paraglide/messages.js';

const WORDS: Readonly<Record<string, () => string>> = {
  bank: m.bookkeeping_role_bank,
  card_receivables: m.bookkeeping_role_card_receivables,
  charges: m.bookkeeping_role_charges,
  customer_credit: m.bookkeeping_role_customer_credit,
  disputed: m.bookkeeping_role_disputed,
  exchange_differences: m.bookkeeping_role_exchange_differences,
  input_vat: m.bookkeeping_role_input_vat,
  input_vat_reverse: m.bookkeeping_role_input_vat_reverse,
  interest_income: m.bookkeeping_role_interest_income,
  output_vat: m.bookkeeping_role_output_vat,
  output_vat_reverse: m.bookkeeping_role_output_vat_reverse,
  payables: m.bookkeeping_role_payables,
  payouts_sent: m.bookkeeping_role_payouts_sent,
  purchases: m.bookkeeping_role_purchases,
  purchases_eu: m.bookkeeping_role_purchases_eu,
  receivables: m.bookkeeping_role_receivables,
  refunds_due: m.bookkeeping_role_refunds_due,
  reminder_fees: m.bookkeeping_role_reminder_fees,
  rounding: m.bookkeeping_role_rounding,
  sales: m.bookkeeping_role_sales,
  sales_eu: m.bookkeeping_role_sales_eu,
};

/** What an account is used for: `receivables` is "Kundfordringar". */
export function ledgerRole(role: string): string {
  return WORDS[role]?.() ?? role;
}
