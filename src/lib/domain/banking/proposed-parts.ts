import type { Ore } from '../money/ore.ts';
import type { OpenInvoice } from './movement.ts';

/** An invoice that a person has chosen, and what of the movement is proposed for it. */
export interface ProposedPart {
  readonly invoice: OpenInvoice;
  readonly amountOre: Ore;
}

/**
 * What of a movement each chosen invoice gets unless a person says otherwise: all that is open on
 * it, in the order they were chosen, while the money lasts.
 */
export function proposedParts(amountOre: Ore, invoices: readonly OpenInvoice[]): ProposedPart[] {
  let left = amountOre;
  return invoices.map((invoice) => {
    const part = Math.max(0, Math.min(left, invoice.openOre));
    left -= part;
    return { invoice, amountOre: part };
  });
}

const MOST_FOUND = 20;

/** Open invoices whose number, reference or customer holds what is written; none for an empty text. */
export function findInvoices(invoices: readonly OpenInvoice[], written: string): OpenInvoice[] {
  const text = written.trim().toLowerCase();
  if (text === '') return [];
  const digits = text.replace(/\s/g, '');
  return invoices
    .filter(
      ({ number, ocr, customerName }) =>
        String(number).startsWith(digits) ||
        ocr === digits ||
        customerName.toLowerCase().includes(text),
    )
    .slice(0, MOST_FOUND);
}
