import type { OpenItem, StatementRow } from '../domain/statements/statement.ts';
import type { Currency } from '../domain/money/currency.ts';
import { m } from '../paraglide/messages.js';
import type { Locale } from './locale.ts';
import { formatMoney } from './money.ts';

/** `Faktura 20260001`, and for a claim that it is one. */
export function documentWord({ number, isClaim }: Pick<OpenItem, 'number' | 'isClaim'>): string {
  const words = { number: String(number) };
  return isClaim ? m.invoicing_statement_claim(words) : m.invoicing_statement_invoice(words);
}

/** What happened, in the reader's words; a kind that has no words is told by its reference. */
export function movementWord(row: StatementRow, currency: Currency, locale: Locale): string {
  const number = String(row.invoice?.number ?? row.label);
  if (row.kind === 'payment_received') return paymentWord(row);
  if (row.kind === 'payment_allocated') {
    const amount = formatMoney(Math.abs(row.receivableOre), currency, locale);
    const words = { amount, number };
    return row.receivableOre < 0
      ? m.invoicing_statement_used(words)
      : m.invoicing_statement_freed(words);
  }
  if (row.kind === 'credit_note_issued') {
    return m.invoicing_statement_credit_note({ number: row.label, invoice: number });
  }
  if (row.kind.startsWith('refund_')) return m.invoicing_statement_refund();
  const isIssue = row.kind === 'invoice_issued' || row.kind === 'claim_issued';
  if (isIssue && row.invoice) return documentWord(row.invoice);
  return m.invoicing_statement_other({ label: row.label });
}

function paymentWord({ method, usedFor }: StatementRow): string {
  const payment =
    method === 'card' ? m.invoicing_statement_payment_card() : m.invoicing_statement_payment_bank();
  if (usedFor.length === 0) return payment;
  return m.invoicing_statement_payment_for({ payment, invoices: usedFor.join(', ') });
}
