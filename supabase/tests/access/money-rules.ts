import type { World } from '#tests/support/world.ts';

type Reader = 'company' | 'consultant' | 'agency';
type Rule = { where: (w: World) => string; readers: readonly Reader[] };

const agency = (where: (w: World) => string): Rule => ({ where, readers: ['agency'] });
const company = (where: (w: World) => string): Rule => ({ where, readers: ['company', 'agency'] });

/** Who reads the money: the customer its own, the agency all, the books the agency alone. */
export const MONEY_RULES: Record<string, Rule> = {
  credit_notes: company((w) => `invoice_id = '${w.creditedInvoiceId}'`),
  issued_documents: company((w) => `document_id = '${w.invoiceId}'`),
  payment_allocations: company((w) => `invoice_id = '${w.invoiceId}'`),
  expenses: {
    where: (w) => `id = '${w.expenseId}'`,
    readers: ['company', 'consultant', 'agency'],
  },
  exchange_rates: agency(() => `currency = 'EUR'`),
  ledger_accounts: agency(() => 'true'),
  ledger_roles: agency(() => 'true'),
  ledger_months: agency(() => 'true'),
  ledger_entries: agency((w) => `source_id = '${w.invoiceId}'`),
  ledger_postings: agency((w) => `document_id = '${w.invoiceId}'`),
  ledger_checks: agency(() => 'true'),
};
