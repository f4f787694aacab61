import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { InvoiceSummary } from '$lib/domain/invoicing/invoice-summary.ts';
import { invoiceStanding, storedState } from '$lib/domain/invoicing/standing.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { isReachable } from '$lib/server/documents/ubl/electronic-address.ts';
import { pageRows, rangeOfPage } from '$lib/server/lists/pages.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { getInvoiceDocument } from './invoice-document.ts';

export const INVOICES_PER_PAGE = 30;

const COLUMNS = 'id, number, state, issue_date, due_date, currency, total_ore';

type Row = {
  id: string;
  number: number;
  state: string;
  issue_date: string;
  due_date: string;
  currency: string;
  total_ore: number;
};

/** An issued invoice as its company sees it. */
export type CompanyInvoice = InvoiceSummary & {
  /** Null when the invoice collects several assignments. */
  assignmentId: string | null;
  document: InvoiceDocument;
  /** Both parties can be reached by e-invoice. */
  hasXml: boolean;
  paidOre: number;
  /** A card payment has been made and is on its way through. */
  isProcessing: boolean;
};

/** A page of a company's invoices, the latest number first. */
export async function listInvoices(
  db: Db,
  companyId: string,
  page: number,
  perPage = INVOICES_PER_PAGE,
): Promise<{ invoices: InvoiceSummary[]; total: number }> {
  const result = await db
    .from('invoices')
    .select(COLUMNS, { count: 'exact' })
    .eq('company_id', companyId)
    .order('number', { ascending: false })
    .range(...rangeOfPage(page, perPage));
  const rows = pageRows(result);
  return { invoices: await withBalances(db, rows), total: result.count ?? rows.length };
}

/** A company's unpaid invoices, the first due first; at most 20. */
export async function listUnpaidInvoices(db: Db, companyId: string): Promise<InvoiceSummary[]> {
  const query = db.from('invoices').select(COLUMNS).eq('company_id', companyId);
  const result = await query.eq('state', 'issued').order('due_date').limit(20);
  return withBalances(db, unwrap(result));
}

/** The invoices of an assignment, the latest first; at most 100. */
export async function listInvoicesOfAssignment(
  db: Db,
  assignmentId: string,
): Promise<InvoiceSummary[]> {
  const query = db.from('invoices').select(COLUMNS).eq('assignment_id', assignmentId);
  const result = await query.order('number', { ascending: false }).limit(100);
  return withBalances(db, unwrap(result));
}

/** One invoice of the reader's with its lines and what is still to pay. @throws {DomainError} 404 */
export async function getInvoice(db: Db, id: string): Promise<CompanyInvoice> {
  const [invoice, attempts, document] = await Promise.all([
    db.from('invoices').select(`${COLUMNS}, assignment_id`).eq('id', id).maybeSingle(),
    db.from('payment_attempts').select('id').eq('invoice_id', id).eq('state', 'processing'),
    getInvoiceDocument(db, id),
  ]);
  const row = unwrap(invoice);
  const balances = await balancesOf(db, [id]);
  const summary = toSummary(row, balances);
  return {
    ...summary,
    assignmentId: row.assignment_id,
    document,
    hasXml: isReachable(document),
    paidOre: balances.get(id)?.paidOre ?? 0,
    isProcessing: unwrap(attempts).length > 0,
  };
}

type Balances = ReadonlyMap<string, { openOre: number; paidOre: number }>;

async function withBalances(db: Db, rows: readonly Row[]): Promise<InvoiceSummary[]> {
  if (rows.length === 0) return [];
  const balances = await balancesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toSummary(row, balances));
}

async function balancesOf(db: Db, ids: readonly string[]): Promise<Balances> {
  const query = db.from('invoice_balances').select('invoice_id, open_ore, paid_ore');
  const rows = unwrap(await query.in('invoice_id', [...ids]));
  return new Map(
    rows.map((row) => [
      row.invoice_id ?? '',
      { openOre: row.open_ore ?? 0, paidOre: row.paid_ore ?? 0 },
    ]),
  );
}

function toSummary(row: Row, balances: Balances): InvoiceSummary {
  const state = storedState(row.state);
  return {
    id: row.id,
    number: row.number,
    standing: invoiceStanding(state, row.due_date, todayInSweden()),
    issueDate: row.issue_date,
    dueDate: row.due_date,
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    totalOre: row.total_ore,
    openOre: balances.get(row.id)?.openOre ?? row.total_ore,
  };
}
