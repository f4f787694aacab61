import { buildInvoice, type InvoiceAmounts } from '$lib/domain/invoicing/invoice.ts';
import { vatForSeller, type VatTreatment } from '$lib/domain/invoicing/vat.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { sourceLines, type SourceLine } from './self-bill-ground.ts';
import { listUnbilled } from './unbilled.ts';

/**
 * Draws up a self-bill for all that is approved and not billed of a consultant. The sums are worked
 * out here from the rows and derived again by the database; should the ground change in between,
 * nothing is drawn up.
 * @param db the acting person's own client
 * @param actorId the acting person, who must be agency staff
 * @param until the last day that is billed (of a week its Monday); everything unless told
 * @returns the draft's id
 * @throws {DomainError} 409 `nothing_to_self_bill`, `seller_facts_missing`,
 *   `self_billing_not_agreed`, `f_tax_proof_missing`, `seller_not_supported`,
 *   `row_already_self_billed`, `self_bill_sums_differ`
 */
export async function createSelfBill(
  db: Db,
  actorId: string,
  consultantId: string,
  until?: IsoDate,
): Promise<string> {
  const unbilled = await listUnbilled(db, consultantId);
  const rows = unbilled.filter(({ day }) => until === undefined || day <= until);
  const ids = {
    timesheets: rows.flatMap(({ timesheetId }) => timesheetId ?? []),
    expenses: rows.flatMap(({ expenseId }) => expenseId ?? []),
  };
  const { treatment, locale } = await sellerOf(db, consultantId);
  const lines = await sourceLines(db, ids, locale);
  if (lines.length === 0) throw new DomainError(409, 'nothing_to_self_bill');
  const amounts = buildInvoice({ currency: 'SEK', treatment, lines });
  return unwrap(
    await serviceClient().rpc('create_self_bill', {
      p_actor: actorId,
      p_consultant_id: consultantId,
      p_bill: billRow(amounts, lines, treatment),
    }),
  );
}

async function sellerOf(
  db: Db,
  consultantId: string,
): Promise<{ treatment: VatTreatment; locale: Locale }> {
  const facts = db.from('seller_facts').select('country, vat_number');
  const consultant = db.from('consultants').select('user_id').eq('id', consultantId);
  const [stated, who] = await Promise.all([
    facts.eq('consultant_id', consultantId).maybeSingle(),
    consultant.maybeSingle(),
  ]);
  const row = unwrapMaybe(stated);
  if (!row) throw new DomainError(409, 'seller_facts_missing');
  const decision = vatForSeller({ countryCode: row.country, vatNumber: row.vat_number });
  if (!decision.ok) throw new DomainError(409, 'seller_not_supported');
  const people = db
    .from('people')
    .select('locale')
    .eq('user_id', unwrap(who).user_id ?? '');
  const person = unwrapMaybe(await people.maybeSingle());
  return { treatment: decision.treatment, locale: person?.locale === 'en' ? 'en' : 'sv' };
}

function billRow(amounts: InvoiceAmounts, sources: readonly SourceLine[], vat: VatTreatment) {
  const { lines, totals } = amounts;
  return {
    vat_category: vat.category,
    net_ore: totals.netOre,
    vat_ore: totals.vatOre,
    total_ore: totals.grossOre,
    period_from: lines.map(({ periodFrom }) => periodFrom).sort()[0] ?? '',
    period_to:
      lines
        .map(({ periodTo }) => periodTo)
        .sort()
        .at(-1) ?? '',
    lines: sources.map((source, index) => lineRow(source, lines[index])),
  };
}

function lineRow(source: SourceLine, line: InvoiceAmounts['lines'][number] | undefined) {
  if (!line) throw new RangeError('A row has no line');
  return {
    timesheet_id: source.timesheetId ?? null,
    expense_id: source.expenseId ?? null,
    description: line.description,
    minutes: source.timesheetId === undefined ? null : line.quantityMinutes,
    unit_price_ore: line.unitPriceOre,
    net_ore: line.netOre,
    vat_rate_bp: line.vatRateBp,
    period_from: line.periodFrom,
    period_to: line.periodTo,
  };
}
