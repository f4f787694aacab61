import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { REVERSE_CHARGE_TEXT } from '$lib/domain/invoicing/vat.ts';
import type { WorkAmounts } from '$lib/domain/invoicing/work.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { renderInvoicePdf } from '$lib/server/documents/invoice-pdf.ts';
import { env } from '$lib/server/env.ts';
import { frozenBuyer, frozenSeller, paidTo } from './frozen-parties.ts';
import { LATE_INTEREST_POINTS } from './invoice-document.ts';
import { planRun, type PlannedInvoice } from './run-plan.ts';

/**
 * The PDF of an invoice as it would be if it were issued today, marked as a draft and without
 * number; it is not kept.
 * @param ourReference who at the agency would answer for it
 * @returns null when what was chosen is not there any more, or cannot be invoiced
 */
export async function draftFile(
  db: Db,
  choice: string,
  ourReference: string,
  today: IsoDate,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const plan = await planRun(db, today);
  const planned = plan.find(({ preview }) => preview.choice === choice);
  const amounts = planned?.preview.amounts;
  if (!planned || !amounts) return null;
  const settings = unwrap(await db.from('agency_settings').select('*').maybeSingle());
  return Uint8Array.from(await renderInvoicePdf(draftOf(planned, amounts, settings, ourReference)));
}

function draftOf(
  { preview, ground }: PlannedInvoice,
  { treatment, vatSekOre, ...amounts }: WorkAmounts,
  settings: unknown,
  ourReference: string,
): InvoiceDocument {
  const { seller, bankgiro } = frozenSeller(settings, ourReference);
  const days = amounts.lines.flatMap(({ periodFrom, periodTo }) => [periodFrom, periodTo]).sort();
  const { rate, company } = ground;
  return {
    ...amounts,
    kind: 'invoice',
    isDraft: true,
    series: '',
    number: '',
    issueDate: preview.issueDate,
    dueDate: preview.dueDate,
    termsDays: preview.termsDays,
    periodFrom: days[0] ?? preview.issueDate,
    periodTo: days.at(-1) ?? preview.issueDate,
    assignmentTitle: preview.title,
    seller,
    buyer: frozenBuyer(company),
    references: {
      ours: ourReference,
      yours: preview.reference,
      orderNumber: preview.orderNumber === '' ? null : preview.orderNumber,
    },
    exemptionText: treatment.category === 'AE' ? REVERSE_CHARGE_TEXT : null,
    vatInSek: rate && {
      vatOre: vatSekOre ?? 0,
      rate: String(rate.rate),
      rateDate: rate.day,
      rateSource: rate.source,
    },
    corrects: null,
    reason: '',
    settlement: null,
    selfBilling: null,
    ocr: '',
    ...paidTo(bankgiro, ground.account),
    plusgiro: '',
    lateInterestPoints: LATE_INTEREST_POINTS,
    locale: company.locale === 'en' ? 'en' : 'sv',
    isDemonstration: env().ROLLKOLL_DEMO,
  };
}
