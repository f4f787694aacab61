import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import type { InvoiceLine } from '$lib/domain/invoicing/lines.ts';
import { vatGroupsOf } from '$lib/domain/invoicing/totals.ts';
import {
  REVERSE_CHARGE_TEXT,
  SMALL_BUSINESS_TEXT,
  type VatCategory,
} from '$lib/domain/invoicing/vat.ts';
import { daysBetween } from '$lib/domain/time/day.ts';
import { parsePeriod } from '$lib/domain/time/period.ts';
import { dayOfInstant } from '$lib/format/instant.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { env } from '$lib/server/env.ts';
import { frozenBuyer } from '$lib/server/invoicing/frozen-parties.ts';
import { frozenConsultant } from './frozen-seller.ts';

const COLUMNS = `series, number, issue_date, due_date, period, vat_category, net_ore, vat_ore,
  total_ore, locale, seller, buyer, our_reference, created_at, decided_at, decided_how,
  self_bill_lines!self_bill_lines_self_bill_id_fkey (position, description, minutes, unit_price_ore, net_ore, vat_rate_bp, period,
    assignments!self_bill_lines_assignment_id_fkey (title))`;

const EXEMPTIONS: Readonly<Record<VatCategory, string | null>> = {
  S: null,
  AE: REVERSE_CHARGE_TEXT,
  E: SMALL_BUSINESS_TEXT,
};

/**
 * Everything that stands on a self-bill, from its frozen rows alone. One that is not issued has no
 * number, and the day it was drawn up in place of days of issue and payout.
 * @throws {DomainError} 404 for one the client may not see
 */
export async function getSelfBillDocument(db: Db, id: string): Promise<InvoiceDocument> {
  const query = db.from('self_bills').select(COLUMNS).eq('id', id);
  const result = await query
    .order('position', { referencedTable: 'self_bill_lines' })
    .maybeSingle();
  return documentOf(unwrap(result));
}

type Row = {
  [Key in 'series' | 'vat_category' | 'locale' | 'our_reference' | 'created_at']: string;
} & { [Key in 'net_ore' | 'vat_ore' | 'total_ore']: number } & {
  [Key in 'issue_date' | 'due_date' | 'decided_at' | 'decided_how']: string | null;
} & {
  number: number | null;
  period: unknown;
  seller: unknown;
  buyer: unknown;
  self_bill_lines: LineRow[];
};
type LineRow = {
  position: number;
  description: string;
  minutes: number | null;
  unit_price_ore: number;
  net_ore: number;
  vat_rate_bp: number;
  period: unknown;
  assignments: { title: string };
};

function documentOf(row: Row): InvoiceDocument {
  const category = categoryOf(row.vat_category);
  const lines = row.self_bill_lines.map((line) => lineOf(line, category));
  const { seller, account, agreedOn } = frozenConsultant(row.seller);
  const { from: periodFrom, to: periodTo } = parsePeriod(String(row.period));
  const issueDate = row.issue_date ?? dayOfInstant(row.created_at);
  const dueDate = row.due_date ?? issueDate;
  return {
    kind: 'self_bill',
    ...{ series: row.series, number: String(row.number ?? '') },
    ...{ issueDate, dueDate, termsDays: daysBetween(issueDate, dueDate), periodFrom, periodTo },
    assignmentTitle: titleOf(row.self_bill_lines),
    ...{ currency: 'SEK', lines, vatGroups: vatGroupsOf(lines), totals: totalsOf(row), seller },
    buyer: frozenBuyer({ ...Object(row.buyer), country: 'SE' }),
    references: { ours: row.our_reference, yours: seller.contact.name, orderNumber: null },
    exemptionText: EXEMPTIONS[category],
    ...{ vatInSek: null, corrects: null, reason: '', settlement: null },
    selfBilling: { agreedOn, approval: approvalOf(row), payoutDate: row.due_date },
    ...{ ocr: '', ...account, lateInterestPoints: 8 },
    locale: row.locale === 'en' ? 'en' : 'sv',
    isDemonstration: env().ROLLKOLL_DEMO,
  };
}

function totalsOf(row: Row): InvoiceDocument['totals'] {
  const { net_ore: netOre, vat_ore: vatOre, total_ore: grossOre } = row;
  return { netOre, vatOre, grossOre, prepaidOre: 0, roundingOre: 0, payableOre: grossOre };
}

function approvalOf(row: Row) {
  if (row.decided_at === null || row.decided_how === null) return null;
  const how = row.decided_how === 'silent' ? ('silent' as const) : ('explicit' as const);
  return { on: dayOfInstant(row.decided_at), how };
}

/** The title of the assignment when there is only one. */
function titleOf(lines: readonly LineRow[]): string {
  const titles = new Set(lines.map(({ assignments }) => assignments.title));
  return titles.size === 1 ? ([...titles][0] ?? '') : '';
}

function categoryOf(stored: string): VatCategory {
  return stored === 'AE' || stored === 'E' ? stored : 'S';
}

function lineOf(row: LineRow, vatCategory: VatCategory): InvoiceLine {
  const { from: periodFrom, to: periodTo } = parsePeriod(String(row.period));
  return {
    position: row.position,
    description: row.description,
    quantityMinutes: row.minutes ?? 0,
    ...(row.minutes === null && { pieceHundredths: 100 }),
    unitPriceOre: row.unit_price_ore,
    discountOre: 0,
    netOre: row.net_ore,
    vatRateBp: row.vat_rate_bp,
    ...{ vatCategory, periodFrom, periodTo },
  };
}
