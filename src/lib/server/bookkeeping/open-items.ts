import type {
  CustomerAges,
  CustomerDebt,
  SupplierDebt,
} from '$lib/domain/bookkeeping/open-item.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { DayFilter } from '$lib/schemas/ledger-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { paged, rangeOfPage, type Paged } from '$lib/server/lists/pages.ts';

const PER_PAGE = 100;

type Functions = Database['public']['Functions'];
type AgesRow = Functions['sum_customer_ledger']['Returns'][number];

/** A page of open items and what all of them come to in öre. */
export type OpenPage<Row> = Paged<Row> & { openSekOre: Ore };

/** What each company owed at the end of a day, by age, and all of them together. */
export async function sumCustomerLedger(
  db: Db,
  { day, page }: DayFilter,
  perPage = PER_PAGE,
): Promise<Paged<CustomerAges> & { all: CustomerAges | null }> {
  // The first row of all is the total, so every page begins one row later.
  const offset = page === 1 ? 0 : (page - 1) * perPage + 1;
  const limit = page === 1 ? perPage + 1 : perPage;
  const args = { p_day: day, p_offset: offset, p_limit: limit };
  const rows = unwrap(await db.rpc('sum_customer_ledger', args));
  const companies = rows[0]?.companies ?? 0;
  const [first] =
    page === 1 ? rows : unwrap(await db.rpc('sum_customer_ledger', { p_day: day, p_limit: 1 }));
  const list = page === 1 ? rows.slice(1) : rows;
  return { ...paged(list.map(toAges), companies, perPage), all: first ? toAges(first) : null };
}

/** A page of the invoices that were open at the end of a day, of one company or all. */
export async function listCustomerLedger(
  db: Db,
  { day, company, page }: DayFilter,
  perPage = PER_PAGE,
): Promise<OpenPage<CustomerDebt>> {
  const [offset] = rangeOfPage(page, perPage);
  const args = { p_day: day, p_company_id: company, p_offset: offset, p_limit: perPage };
  const rows = unwrap(await db.rpc('list_customer_ledger', args));
  const debts = rows.map((row) => ({
    documentId: row.document_id,
    label: row.label,
    companyId: row.company_id,
    companyName: row.company_name,
    issueDate: row.issue_date,
    dueDate: row.due_date,
    currency: currencyOf(row.currency),
    openOre: row.open_ore,
    openSekOre: row.open_sek_ore,
    daysLate: row.days_late,
  }));
  return {
    ...paged(debts, rows[0]?.documents ?? 0, perPage),
    openSekOre: rows[0]?.all_sek_ore ?? 0,
  };
}

/** A page of what was owed to consultants at the end of a day. */
export async function listSupplierLedger(
  db: Db,
  { day, consultant, page }: DayFilter,
  perPage = PER_PAGE,
): Promise<OpenPage<SupplierDebt>> {
  const [offset] = rangeOfPage(page, perPage);
  const args = { p_day: day, p_consultant_id: consultant, p_offset: offset, p_limit: perPage };
  const rows = unwrap(await db.rpc('list_supplier_ledger', args));
  const debts = rows.map((row) => ({
    documentId: row.document_id,
    label: row.label,
    consultantId: row.consultant_id,
    consultantName: row.consultant_name ?? '',
    bookedOn: row.booked_on,
    currency: currencyOf(row.currency),
    openOre: row.open_ore,
    openSekOre: row.open_sek_ore,
    ageDays: row.age_days,
  }));
  return {
    ...paged(debts, rows[0]?.documents ?? 0, perPage),
    openSekOre: rows[0]?.all_sek_ore ?? 0,
  };
}

function toAges(row: AgesRow): CustomerAges {
  return {
    companyId: row.company_id,
    companyName: row.company_name,
    notDueOre: row.not_due_ore,
    to30Ore: row.to_30_ore,
    to60Ore: row.to_60_ore,
    olderOre: row.older_ore,
    openOre: row.open_ore,
    creditOre: row.credit_ore,
  };
}

function currencyOf(text: string): Currency {
  return text === 'EUR' ? 'EUR' : 'SEK';
}
