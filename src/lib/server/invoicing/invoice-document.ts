import type { InvoiceDocument, VatInSek } from '$lib/domain/invoicing/invoice-document.ts';
import type { InvoiceLine } from '$lib/domain/invoicing/lines.ts';
import { vatGroupsOf } from '$lib/domain/invoicing/totals.ts';
import { CLAIM_TEXT, REVERSE_CHARGE_TEXT, type VatCategory } from '$lib/domain/invoicing/vat.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { env } from '$lib/server/env.ts';
import { CLAIM_COLUMNS, claimLines, claimTitle } from './claim-lines.ts';
import { frozenBuyer, frozenSeller } from './frozen-parties.ts';

/** Percentage points above the reference rate after the due date (räntelagen 6 §). */
export const LATE_INTEREST_POINTS = 8;

const COLUMNS = `series, number, issue_date, due_date, payment_terms_days, period, currency, vat_category,
  net_ore, vat_ore, total_ore, rounding_ore, sek_rate, sek_rate_day, sek_rate_source, vat_sek_ore, ocr, locale, seller, buyer, our_reference, your_reference,
  order_number, assignments!invoices_assignment_id_fkey (title),
  invoice_lines (position, description, minutes, unit_price_ore, net_ore, vat_rate_bp, period, credit_note_id),
  claims!claims_invoice_id_fkey (${CLAIM_COLUMNS})`;

/**
 * Everything that stands on an issued invoice, from its frozen rows alone: what the company or the
 * agency has changed since makes no difference.
 * @throws {DomainError} 404 for an invoice the client may not see
 */
export async function getInvoiceDocument(db: Db, id: string): Promise<InvoiceDocument> {
  return documentOf(await findRow(db, id));
}

type InvoiceRow = Awaited<ReturnType<typeof findRow>>;

async function findRow(db: Db, id: string) {
  const query = db.from('invoices').select(COLUMNS).eq('id', id);
  const result = await query.order('position', { referencedTable: 'invoice_lines' }).maybeSingle();
  return unwrap(result);
}

/** The document of an invoice's row. */
function documentOf(row: InvoiceRow): InvoiceDocument {
  const { seller, ...paidTo } = frozenSeller(row.seller, row.our_reference, row.currency);
  const category = categoryOf(row.vat_category);
  const locale = row.locale === 'en' ? 'en' : 'sv';
  const isClaim = row.series === 'R';
  const lines = isClaim
    ? claimLines(row.claims, row, locale)
    : row.invoice_lines.map((line) => lineOf(line, category));
  const { from, to } = parsePeriod(String(row.period));
  return {
    kind: isClaim ? 'claim' : 'invoice',
    series: '',
    number: String(row.number),
    issueDate: row.issue_date,
    dueDate: row.due_date,
    termsDays: row.payment_terms_days,
    periodFrom: from,
    periodTo: to,
    assignmentTitle: isClaim ? claimTitle(row.claims, locale) : (row.assignments?.title ?? ''),
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    lines,
    vatGroups: vatGroupsOf(lines),
    totals: {
      netOre: row.net_ore,
      vatOre: row.vat_ore,
      grossOre: row.total_ore,
      prepaidOre: 0,
      roundingOre: row.rounding_ore,
      payableOre: row.total_ore + row.rounding_ore,
    },
    seller,
    buyer: frozenBuyer(row.buyer),
    references: {
      ours: row.our_reference,
      yours: row.your_reference,
      orderNumber: row.order_number === '' ? null : row.order_number,
    },
    exemptionText: EXEMPTION[category],
    vatInSek: vatInSekOf(row),
    corrects: null,
    reason: '',
    settlement: null,
    selfBilling: null,
    ocr: row.ocr,
    ...paidTo,
    plusgiro: '',
    lateInterestPoints: LATE_INTEREST_POINTS,
    locale,
    isDemonstration: env().ROLLKOLL_DEMO,
  };
}

const EXEMPTION = { S: null, AE: REVERSE_CHARGE_TEXT, E: CLAIM_TEXT } as const;

function categoryOf(stored: string): VatCategory {
  return stored === 'AE' || stored === 'E' ? stored : 'S';
}

function vatInSekOf(row: InvoiceRow): VatInSek | null {
  if (row.sek_rate === null) return null;
  return {
    vatOre: row.vat_sek_ore ?? 0,
    rate: String(Number(row.sek_rate)),
    rateDate: row.sek_rate_day ?? row.issue_date,
    rateSource: row.sek_rate_source ?? '',
  };
}

function lineOf(row: InvoiceRow['invoice_lines'][number], vatCategory: VatCategory): InvoiceLine {
  const { from, to } = parsePeriod(String(row.period));
  return {
    position: row.position,
    description: row.description,
    quantityMinutes: row.minutes ?? 0,
    ...(row.minutes === null && { pieceHundredths: 100 }),
    unitPriceOre: row.unit_price_ore,
    discountOre: 0,
    netOre: row.net_ore,
    vatRateBp: row.vat_rate_bp,
    vatCategory,
    periodFrom: from,
    periodTo: to,
  };
}
