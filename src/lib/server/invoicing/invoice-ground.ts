import type { PublishedRate } from '$lib/domain/invoicing/exchange.ts';
import type { BankAccount } from '$lib/domain/invoicing/invoice-document.ts';
import type { InvoiceWork, WorkLine } from '$lib/domain/invoicing/work.ts';
import { addDays, type IsoDate } from '$lib/domain/time/day.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import { formatWeek } from '$lib/format/date.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import { findEuroAccount } from '$lib/server/banking/bank-accounts.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { todayInSweden } from '$lib/server/today.ts';

/**
 * What to invoice: the approved weeks and expenses of some assignments of one company. All of
 * them, or when some are named those and no others.
 */
export type InvoiceOrder = {
  assignmentIds: readonly string[];
  timesheetIds?: readonly string[];
  expenseIds?: readonly string[];
};

/** What an invoice is made from: the server's own rows. */
export type InvoiceGround = InvoiceWork & {
  company: GroundCompany;
  /** The assignments' titles, by number. */
  titles: string[];
  /** The shortest of the assignments' terms, as the database takes them. */
  termsDays: number;
};

/** The rate of a day counts for the week that follows, over weekends and holidays. */
const RATE_DAYS = 7;

const COLUMNS = `id, number, title, consultant_name, rate_ore, payment_terms_days,
  companies (id, name, country, organisation_number, vat_number, locale, street, postal_code, city,
    invoice_currency, rounds_to_krona, invoice_email, invoice_reference, order_number),
  timesheets!timesheets_assignment_id_fkey (id, week_start, state, time_entries (work_date, minutes)),
  expenses!expenses_assignment_id_fkey (id, spent_on, description, net_ore, state)`;

/**
 * Reads approved weeks and expenses with their terms and their company: by assignment, weeks first,
 * oldest first.
 * @throws {DomainError} 404, 400 `several_companies`, 409 `nothing_to_invoice`, `stale_page` when
 *   something that was named is not approved any more
 */
export async function getInvoiceGround(db: Db, order: InvoiceOrder): Promise<InvoiceGround> {
  const rows = await findGroundRows(db, order.assignmentIds);
  const [row] = rows;
  if (!row) throw new DomainError(404, 'not_found');
  const isEuro = row.companies.invoice_currency === 'EUR';
  return groundOf(rows, order, isEuro ? await findEuroTerms(db, todayInSweden()) : NO_EURO);
}

/** What an invoice in euro takes besides work: a rate, and an account to be paid to. */
export type EuroTerms = { rate: PublishedRate | null; account: BankAccount | null };
const NO_EURO: EuroTerms = { rate: null, account: null };

/** The rate of a day and the account of today. */
export async function findEuroTerms(db: Db, day: IsoDate): Promise<EuroTerms> {
  const [rate, account] = await Promise.all([findRate(db, 'EUR', day), findEuroAccount(db)]);
  return { rate, account };
}

/**
 * What an order asks of rows that have been read, in whatever order.
 * @param euro the rate of the day and the account, if there are any
 * @throws {DomainError} as `getInvoiceGround`
 */
export function groundOf(
  rows: readonly GroundRow[],
  order: InvoiceOrder,
  euro: EuroTerms,
): InvoiceGround {
  const wanted = rows
    .filter(({ id }) => order.assignmentIds.includes(id))
    .toSorted((a, b) => a.number - b.number);
  const company = companyOf(wanted);
  const locale: Locale = company.locale === 'en' ? 'en' : 'sv';
  const all = wanted.flatMap((row) => linesOf(row, locale));
  const lines = chosenLines(all, order);
  const currency = company.invoice_currency === 'EUR' ? 'EUR' : 'SEK';
  return {
    company,
    titles: wanted.map(({ title }) => title),
    termsDays: Math.min(...wanted.filter(isOn(lines)).map((row) => row.payment_terms_days)),
    currency,
    ...(currency === 'SEK' ? NO_EURO : euro),
    roundsToKrona: company.rounds_to_krona,
    buyer: {
      countryCode: company.country,
      vatNumber: company.vat_number,
      hasAddress: company.street !== '' && company.city !== '',
    },
    lines,
  };
}

/** The rate published for a day, or the last one within a week before it. */
export async function findRate(
  db: Db,
  currency: PublishedRate['currency'],
  day: IsoDate,
): Promise<PublishedRate | null> {
  const query = db.from('exchange_rates').select('day, rate, source').eq('currency', currency);
  const recent = query.gte('day', addDays(day, -RATE_DAYS)).lte('day', day);
  const found = await recent.order('day', { ascending: false }).limit(1).maybeSingle();
  const row = unwrapMaybe(found);
  return row && { currency, rate: Number(row.rate), day: row.day, source: row.source };
}

/** An assignment with its terms, its company and the work that is approved. */
export type GroundRow = Awaited<ReturnType<typeof findGroundRows>>[number];
type GroundCompany = GroundRow['companies'];

/** Assignments as the reader may see them, by number; ids go in the address, so a few hundred at most. */
export async function findGroundRows(db: Db, assignmentIds: readonly string[]) {
  const query = db
    .from('assignments')
    .select(COLUMNS)
    .in('id', [...assignmentIds]);
  const approved = query.eq('timesheets.state', 'approved').eq('expenses.state', 'approved');
  return unwrap(await approved.order('number'));
}

function companyOf(rows: readonly GroundRow[]): GroundCompany {
  const [first] = rows;
  if (!first) throw new DomainError(404, 'not_found');
  if (rows.some(({ companies }) => companies.id !== first.companies.id)) {
    throw new DomainError(400, 'several_companies');
  }
  return first.companies;
}

const isOn = (lines: readonly WorkLine[]) => (row: GroundRow) =>
  lines.some(({ assignmentId }) => assignmentId === row.id);

function chosenLines(all: readonly WorkLine[], order: InvoiceOrder): WorkLine[] {
  const { timesheetIds, expenseIds } = order;
  const named = new Set([...(timesheetIds ?? []), ...(expenseIds ?? [])]);
  const isAll = timesheetIds === undefined && expenseIds === undefined;
  const lines = isAll ? [...all] : all.filter((line) => named.has(sourceId(line)));
  if (lines.length === 0) throw new DomainError(409, 'nothing_to_invoice');
  if (!isAll && lines.length < named.size) throw new DomainError(409, 'stale_page');
  return lines;
}

/** The id of the week or the expense behind a line. */
function sourceId({ source }: WorkLine): string {
  return 'timesheetId' in source ? source.timesheetId : source.expenseId;
}

function linesOf(row: GroundRow, locale: Locale): WorkLine[] {
  const sheets = row.timesheets.toSorted((a, b) => a.week_start.localeCompare(b.week_start));
  const expenses = row.expenses.toSorted(
    (a, b) => a.spent_on.localeCompare(b.spent_on) || a.id.localeCompare(b.id),
  );
  return [
    ...sheets.map((sheet) => weekLine(row, sheet, locale)),
    ...expenses.map((expense) => expenseLine(row, expense, locale)),
  ];
}

function weekLine(row: GroundRow, sheet: GroundRow['timesheets'][number], locale: Locale) {
  const days = sheet.time_entries.map(({ work_date }) => work_date).sort();
  const week = formatWeek(weekOf(sheet.week_start), locale);
  const parts = { title: row.title, consultant: row.consultant_name, week };
  return {
    assignmentId: row.id,
    source: { timesheetId: sheet.id },
    description: m.invoicing_line(parts, { locale }).slice(0, 500),
    quantityMinutes: sheet.time_entries.reduce((sum, { minutes }) => sum + minutes, 0),
    unitPriceOre: row.rate_ore,
    periodFrom: days[0] ?? sheet.week_start,
    periodTo: days.at(-1) ?? sheet.week_start,
  };
}

function expenseLine(row: GroundRow, expense: GroundRow['expenses'][number], locale: Locale) {
  const parts = { what: expense.description, consultant: row.consultant_name };
  return {
    assignmentId: row.id,
    source: { expenseId: expense.id },
    description: m.invoicing_expense_line(parts, { locale }).slice(0, 500),
    quantityMinutes: 0,
    pieceHundredths: 100,
    unitPriceOre: expense.net_ore,
    periodFrom: expense.spent_on,
    periodTo: expense.spent_on,
  };
}
