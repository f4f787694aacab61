import type { InvoiceRow } from '$lib/domain/agency/invoice-row.ts';
import { z } from 'zod';
import type { InvoiceSums } from '$lib/domain/agency/invoice-sums.ts';
import {
  dueSoonUntil,
  invoiceStanding,
  storedState,
  type StoredState,
} from '$lib/domain/invoicing/standing.ts';
import { currencyOf } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import type { InvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';
import { readSort } from '$lib/schemas/sort-field.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { inOrder } from '$lib/server/lists/order.ts';
import { paged, pageRows, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';
import { parseSearch } from './search.ts';

const INVOICES_PER_PAGE = 50;
const COLUMNS =
  'id, number, state, company_id, issue_date, due_date, currency, net_ore, total_ore, buyer';
const COLUMN_OF = {
  number: 'number',
  due: 'due_date',
  net: 'net_ore',
  amount: 'total_ore',
} as const;

const buyerSchema = z.object({ name: z.string() });

/** A page of invoices, in the order of the filter; the latest number first when it has none. */
export async function listInvoices(
  db: Db,
  filter: InvoiceFilter,
  today: IsoDate,
  perPage = INVOICES_PER_PAGE,
): Promise<Paged<InvoiceRow>> {
  const wanted = await conditionsOf(db, filter, today);
  let query = db.from('invoices').select(COLUMNS, { count: 'exact' });
  if (wanted.companyIds) query = query.in('company_id', wanted.companyIds);
  if (wanted.number !== undefined) query = query.eq('number', wanted.number);
  if (wanted.state) query = query.eq('state', wanted.state);
  if (wanted.issuedFrom) query = query.gte('issue_date', wanted.issuedFrom);
  if (wanted.issuedTo) query = query.lte('issue_date', wanted.issuedTo);
  if (wanted.dueFrom) query = query.gte('due_date', wanted.dueFrom);
  if (wanted.dueTo) query = query.lte('due_date', wanted.dueTo);
  const sort = filter.sort ?? '-number';
  // Amounts in different currencies have no order among themselves: kronor first, then euro.
  const isByAmount = ['net', 'amount'].includes(readSort(sort).key);
  if (isByAmount) query = query.order('currency', { ascending: false });
  const ordered = inOrder(query, COLUMN_OF, sort);
  const result = await ordered.range(...rangeOfPage(filter.page, perPage));
  const rows = pageRows(result);
  const balances = await balancesOf(
    db,
    rows.map(({ id }) => id),
  );
  const list = rows.map((row) => toInvoiceRow(row, balances.get(row.id), today));
  return paged(list, result.count, perPage);
}

/** All invoices of the filter added up by currency, whichever page is shown; kronor first. */
export async function sumInvoices(
  db: Db,
  filter: InvoiceFilter,
  today: IsoDate,
): Promise<InvoiceSums[]> {
  const wanted = await conditionsOf(db, filter, today);
  const result = await db.rpc('sum_invoices', {
    p_company_ids: wanted.companyIds,
    p_number: wanted.number,
    p_state: wanted.state,
    p_issued_from: wanted.issuedFrom,
    p_issued_to: wanted.issuedTo,
    p_due_from: wanted.dueFrom,
    p_due_to: wanted.dueTo,
  });
  return unwrap(result).map((sums) => ({
    currency: currencyOf(sums.currency),
    invoices: sums.invoices,
    netOre: sums.net_ore,
    totalOre: sums.total_ore,
    openOre: sums.open_ore,
  }));
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

/** What a filter asks of the stored columns; days are included. */
type Conditions = {
  companyIds?: string[];
  number?: number;
  state?: StoredState;
  issuedFrom?: IsoDate;
  issuedTo?: IsoDate;
  dueFrom?: IsoDate;
  dueTo?: IsoDate;
};

async function conditionsOf(db: Db, filter: InvoiceFilter, today: IsoDate): Promise<Conditions> {
  const search = parseSearch(filter.q);
  const { standing } = filter;
  const dueTo = { overdue: addDays(today, -1), due_soon: dueSoonUntil(today) };
  return {
    companyIds: await companiesFor(db, filter),
    number: search.kind === 'number' ? search.number : undefined,
    state: standing && (standing === 'paid' || standing === 'credited' ? standing : 'issued'),
    issuedFrom: filter.from,
    issuedTo: filter.to,
    dueFrom: standing === 'due_soon' ? today : undefined,
    dueTo: standing === 'overdue' || standing === 'due_soon' ? dueTo[standing] : undefined,
  };
}

/** Companies the filter narrows to: the chosen one, those with the searched name; or all. */
async function companiesFor(db: Db, filter: InvoiceFilter): Promise<string[] | undefined> {
  const search = parseSearch(filter.q);
  if (search.kind !== 'name') return filter.company ? [filter.company] : undefined;
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
  currency: string;
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
    currency: currencyOf(row.currency),
    netOre: row.net_ore,
    totalOre: row.total_ore,
    openOre: balance?.open ?? 0,
    surplusOre: balance?.surplus ?? 0,
    standing: invoiceStanding(storedState(row.state), row.due_date, today),
  };
}
