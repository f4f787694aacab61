import type { DraftLine } from '$lib/domain/invoicing/lines.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import type { Currency } from '$lib/domain/money/currency.ts';
import { formatWeek } from '$lib/format/date.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';

/** A draft line and the timesheet it comes from. */
export type SheetLine = DraftLine & { timesheetId: string };

/** What an invoice for an assignment is made from: the server's own rows. */
export type InvoiceGround = {
  currency: Currency;
  buyer: { countryCode: string; vatNumber: string | null; hasAddress: boolean };
  lines: SheetLine[];
};

const COLUMNS = `title, consultant_name, rate_ore, currency,
  companies (country, vat_number, locale, street, postal_code, city),
  timesheets (id, week_start, state, time_entries (work_date, minutes))`;

/**
 * Reads the approved timesheets of an assignment with its terms and its company, oldest first.
 * @param timesheetIds which of them; all when left out
 * @throws {DomainError} 404, 409 `nothing_to_invoice`
 */
export async function getInvoiceGround(
  db: Db,
  assignmentId: string,
  timesheetIds?: readonly string[],
): Promise<InvoiceGround> {
  const row = await findRow(db, assignmentId);
  const { companies: company } = row;
  const locale: Locale = company.locale === 'en' ? 'en' : 'sv';
  const lines = row.timesheets
    .filter(({ id }) => timesheetIds?.includes(id) ?? true)
    .map((sheet) => lineOf(row, sheet, locale));
  if (lines.length === 0) throw new DomainError(409, 'nothing_to_invoice');
  return {
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    buyer: {
      countryCode: company.country,
      vatNumber: company.vat_number,
      hasAddress: company.street !== '' && company.city !== '',
    },
    lines,
  };
}

type GroundRow = Awaited<ReturnType<typeof findRow>>;

async function findRow(db: Db, assignmentId: string) {
  const query = db.from('assignments').select(COLUMNS).eq('id', assignmentId);
  const approved = query.eq('timesheets.state', 'approved');
  const result = await approved
    .order('week_start', { referencedTable: 'timesheets' })
    .maybeSingle();
  return unwrap(result);
}

function lineOf(row: GroundRow, sheet: GroundRow['timesheets'][number], locale: Locale): SheetLine {
  const days = sheet.time_entries.map(({ work_date }) => work_date).sort();
  const week = formatWeek(weekOf(sheet.week_start), locale);
  const parts = { title: row.title, consultant: row.consultant_name, week };
  return {
    timesheetId: sheet.id,
    description: m.invoicing_line(parts, { locale }).slice(0, 500),
    quantityMinutes: sheet.time_entries.reduce((sum, { minutes }) => sum + minutes, 0),
    unitPriceOre: row.rate_ore,
    periodFrom: days[0] ?? sheet.week_start,
    periodTo: days.at(-1) ?? sheet.week_start,
  };
}
