import { creditedVatInKronor } from '$lib/domain/invoicing/exchange.ts';
import type { InvoiceDocument, VatInSek } from '$lib/domain/invoicing/invoice-document.ts';
import { printedNumber } from '$lib/domain/invoicing/invoice-document.ts';
import { sumOre } from '$lib/domain/money/ore.ts';
import { totalsOf, vatGroupsOf } from '$lib/domain/invoicing/totals.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { frozenSeller } from './frozen-parties.ts';
import { getInvoiceDocument } from './invoice-document.ts';

const COLUMNS = `series, number, invoice_id, issue_date, reason, net_ore, vat_ore, total_ore,
  rounding_ore, settlement, seller, invoice_lines (position)`;

/**
 * Everything that stands on an issued credit note: the rows it takes back, with the buyer,
 * references and rate of the invoice it refers to, and the agency as it was when the note was issued.
 * @throws {DomainError} 404 for a credit note the client may not see
 */
export async function getCreditNoteDocument(db: Db, id: string): Promise<InvoiceDocument> {
  const query = db.from('credit_notes').select(COLUMNS).eq('id', id);
  const row = unwrap(await query.maybeSingle());
  const invoice = await getInvoiceDocument(db, row.invoice_id);
  const positions = new Set(row.invoice_lines.map(({ position }) => position));
  // A claim is withdrawn whole.
  const isCredited = ({ position }: { position: number }) =>
    invoice.kind === 'claim' || positions.has(position);
  const lines = invoice.lines.filter(isCredited);
  // An invoice has one rate, so one group; its VAT is what the row says, not rounded anew.
  const vatGroups = vatGroupsOf(lines).map((group) => ({ ...group, vatOre: row.vat_ore }));
  return {
    ...invoice,
    kind: 'credit_note',
    series: row.series,
    number: String(row.number),
    issueDate: row.issue_date,
    dueDate: row.issue_date,
    periodFrom: lines.map(({ periodFrom }) => periodFrom).sort()[0] ?? invoice.periodFrom,
    periodTo:
      lines
        .map(({ periodTo }) => periodTo)
        .sort()
        .at(-1) ?? invoice.periodTo,
    lines,
    vatGroups,
    seller: frozenSeller(row.seller, invoice.references.ours).seller,
    totals: {
      ...totalsOf(lines, vatGroups, { rounding: row.rounding_ore }),
      vatOre: row.vat_ore,
    },
    vatInSek: invoice.vatInSek && (await creditedVatInSek(db, row, invoice.vatInSek)),
    corrects: { number: printedNumber(invoice), issueDate: invoice.issueDate },
    reason: row.reason,
    settlement: row.settlement === 'kept' ? 'kept' : 'deducted',
    ocr: '',
  };
}

/** VAT in kronor of the credited rows, at the rate that stands on the invoice. */
async function creditedVatInSek(
  db: Db,
  row: { invoice_id: string; number: number; vat_ore: number },
  stated: VatInSek,
): Promise<VatInSek> {
  const query = db.from('credit_notes').select('vat_ore').eq('invoice_id', row.invoice_id);
  const earlier = unwrap(await query.lt('number', row.number));
  const vatOre = { credit: row.vat_ore, earlier: sumOre(earlier.map(({ vat_ore: ore }) => ore)) };
  return { ...stated, vatOre: creditedVatInKronor(vatOre, { rate: Number(stated.rate) }) };
}
