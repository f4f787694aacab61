import { z } from 'zod';
import {
  dueSoonUntil,
  invoiceStanding,
  type InvoiceStanding,
} from '$lib/domain/invoicing/standing.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { InvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, pageRows, rangeOfPage, type Paged } from './pages.ts';
import { parseSearch } from './search.ts';

const INVOICES_PER_PAGE = 50;
const COLUMNS =
  'id, number, state, company_id, assignment_id, issue_date, due_date, net_ore, total_ore, buyer';

const buyerSchema = z.object({ name: z.string() });
const stateSchema = z.enum(['issued', 'paid']);

/** An invoice in a list, with what is paid and how it stands today. */
export type InvoiceRow = {
  id: string;
  number: number;
  companyId: string;
  companyName: string;
  issueDate: IsoDate;
  dueDate: IsoDate;
  netOre: Ore;
  totalOre: Ore;
  openOre: Ore;
  surplusOre: Ore;
  standing: InvoiceStanding;
};

/** A page of invoices, in the order of the filter; the latest number first when it has none. */
export async function listInvoices(
  db: Db,
  filter: InvoiceFilter,
  today: IsoDate,
): Promise<Paged<InvoiceRow>> {
  const companies = await companiesFor(db, filter);
  let query = db.from('invoices').select(COLUMNS, { count: 'exact' });
  if (companies) query = query.in('company_id', companies);
  const search = parseSearch(filter.q);
  if (search.kind === 'number') query = query.eq('number', search.number);
  if (filter.from) query = query.gte('issue_date', filter.from);
  if (filter.to) query = query.lte('issue_date', filter.to);
  if (filter.standing) query = query.eq('state', filter.standing === 'paid' ? 'paid' : 'issued');
  if (filter.standing === 'overdue') query = query.lt('due_date', today);
  if (filter.standing === 'due_soon') {
    query = query.gte('due_date', today).lte('due_date', dueSoonUntil(today));
  }
  const [column, ascending] = ORDERS[filter.order ?? 'number'];
  const ordered = query.order(column, { ascending }).order('id');
  const result = await ordered.range(...rangeOfPage(filter.page, INVOICES_PER_PAGE));
  const rows = pageRows(result);
  const balances = await balancesOf(
    db,
    rows.map(({ id }) => id),
  );
  const list = rows.map((row) => toInvoiceRow(row, balances.get(row.id), today));
  return paged(list, result.count, INVOICES_PER_PAGE);
}

/** The invoices of one assignment or one company, the latest first; at most 100. */
export async function listInvoicesOf(
  db: Db,
  owner: { assignmentId: string } | { companyId: string },
  today: IsoDate,
): Promise<InvoiceRow[]> {
  const [column, id] =
    'companyId' in owner
      ? (['company_id', owner.companyId] as const)
      : (['assignment_id', owner.assignmentId] as const);
  const query = db.from('invoices').select(COLUMNS).eq(column, id);
  const rows = unwrap(await query.order('number', { ascending: false }).limit(100));
  const balances = await balancesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toInvoiceRow(row, balances.get(row.id), today));
}

const ORDERS = {
  number: ['number', false],
  due: ['due_date', true],
  amount: ['total_ore', false],
} as const;

/** Companies the filter narrows to: the chosen one, those with the searched name, or null for all. */
async function companiesFor(db: Db, filter: InvoiceFilter): Promise<string[] | null> {
  const search = parseSearch(filter.q);
  if (search.kind !== 'name') return filter.company ? [filter.company] : null;
  let query = db.from('companies').select('id').ilike('name', search.pattern);
  if (filter.company) query = query.eq('id', filter.company);
  return unwrap(await query.limit(100)).map(({ id }) => id);
}

type Balance = { open: Ore; surplus: Ore };

async function balancesOf(db: Db, ids: readonly string[]): Promise<Map<string, Balance>> {
  if (ids.length === 0) return new Map();
  const query = db.from('invoice_balances').select('invoice_id, open_ore, surplus_ore');
  const rows = unwrap(await query.in('invoice_id', ids));
  return new Map(
    rows.map((row) => [row.invoice_id, { open: row.open_ore ?? 0, surplus: row.surplus_ore ?? 0 }]),
  );
}

type StoredInvoice = {
  id: string;
  number: number;
  state: string;
  company_id: string;
  issue_date: string;
  due_date: string;
  net_ore: number;
  total_ore: number;
  buyer: unknown;
};

function toInvoiceRow(
  row: StoredInvoice,
  balance: Balance | undefined,
  today: IsoDate,
): InvoiceRow {
  return {
    id: row.id,
    number: row.number,
    companyId: row.company_id,
    companyName: buyerSchema.parse(row.buyer).name,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    netOre: row.net_ore,
    totalOre: row.total_ore,
    openOre: balance?.open ?? 0,
    surplusOre: balance?.surplus ?? 0,
    standing: invoiceStanding(stateSchema.parse(row.state), row.due_date, today),
  };
}
