import type { World } from '#tests/support/world.ts';

type Reader = 'company' | 'consultant' | 'rivalConsultant' | 'agency';
type Rule = { where: (w: World) => string; readers: readonly Reader[] };

const agency = (where: (w: World) => string): Rule => ({ where, readers: ['agency'] });
const company = (where: (w: World) => string): Rule => ({ where, readers: ['company', 'agency'] });

const seller = (where: (w: World) => string): Rule => ({
  where,
  readers: ['consultant', 'agency'],
});
const ofConsultant = (w: World) => `consultant_id = '${w.consultant.id}'`;

/** Who reads the money: the customer its own, the agency all, the books the agency alone. */
export const MONEY_RULES: Record<string, Rule> = {
  bank_accounts: agency(() => 'true'),
  bank_files: agency(() => 'true'),
  bank_transactions: agency(() => 'true'),
  credit_notes: company((w) => `invoice_id = '${w.creditedInvoiceId}'`),
  issued_documents: company((w) => `document_id = '${w.invoiceId}'`),
  payment_allocations: company((w) => `invoice_id = '${w.invoiceId}'`),
  expenses: {
    where: (w) => `id = '${w.expenseId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  refunds: company((w) => `id = '${w.refundId}'`),
  disputes: company((w) => `stripe_dispute_id = '${w.disputeId}'`),
  payment_balances: company((w) => `invoice_id = '${w.invoiceId}'`),
  stripe_movements: agency(() => `stripe_id = 'txn_world'`),
  claims: company((w) => `about_invoice_id = '${w.lateInvoiceId}'`),
  reminders: company((w) => `invoice_id = '${w.lateInvoiceId}'`),
  reminder_pauses: agency((w) => `invoice_id = '${w.lateInvoiceId}'`),
  reminder_settings: agency(() => 'true'),
  payout_settings: { where: () => 'true', readers: ['consultant', 'rivalConsultant', 'agency'] },
  seller_facts: seller(ofConsultant),
  f_tax_proofs: seller(ofConsultant),
  self_billing_agreements: seller(ofConsultant),
  self_bills: seller((w) => `id = '${w.selfBillId}'`),
  self_bill_lines: seller((w) => `self_bill_id = '${w.selfBillId}'`),
  self_bill_credits: seller((w) => `self_bill_id = '${w.selfBillId}'`),
  self_bill_objections: seller(ofConsultant),
  unbilled_sums: seller(ofConsultant),
  payout_runs: agency((w) => `id = '${w.payoutRunId}'`),
  stripe_accounts: seller(ofConsultant),
  payouts: seller((w) => `id = '${w.payoutId}'`),
  payout_parts: seller((w) => `payout_id = '${w.payoutId}'`),
  payout_files: agency((w) => `run_id = '${w.payoutRunId}'`),
  payout_answers: agency((w) => `run_id = '${w.payoutRunId}'`),
  payout_movements: agency((w) => `payout_id = '${w.payoutId}'`),
  payout_account_changes: seller(ofConsultant),
  payout_blocks: seller(ofConsultant),
  payout_guarantees: agency((w) => `self_bill_id = '${w.selfBillId}'`),
  self_bill_balances: seller((w) => `self_bill_id = '${w.selfBillId}'`),
  expense_receipts: {
    where: (w) => `expense_id = '${w.expenseId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  invoice_runs: agency((w) => `id = '${w.runId}'`),
  invoice_run_items: agency((w) => `run_id = '${w.runId}'`),
  invoice_run_sources: agency((w) => `expense_id = '${w.expenseId}'`),
  e_invoices: agency((w) => `document_id = '${w.invoiceId}'`),
  exchange_rates: agency(() => `currency = 'EUR'`),
  reference_rates: agency(() => 'true'),
  billing_terms: agency(() => 'true'),
  number_series: agency(() => 'true'),
  ledger_accounts: agency(() => 'true'),
  ledger_roles: agency(() => 'true'),
  ledger_months: agency(() => 'true'),
  ledger_entries: agency((w) => `source_id = '${w.invoiceId}'`),
  ledger_postings: agency((w) => `document_id = '${w.invoiceId}'`),
  ledger_checks: agency(() => 'true'),
};
