import type { Currency } from '../money/currency.ts';
import { priceLine, type DraftLine, type InvoiceLine } from './lines.ts';
import {
  totalsOf,
  vatGroupsOf,
  type InvoiceTotals,
  type Settling,
  type VatGroup,
} from './totals.ts';
import type { VatTreatment } from './vat.ts';

/** What a document is made from. Everything comes from the server's own rows. */
export interface InvoiceDraft extends Settling {
  readonly currency: Currency;
  readonly treatment: VatTreatment;
  readonly lines: readonly DraftLine[];
}

/** Every amount of a document. Credits have positive amounts: their kind says what they mean. */
export interface InvoiceAmounts {
  readonly currency: Currency;
  readonly lines: readonly InvoiceLine[];
  readonly vatGroups: readonly VatGroup[];
  readonly totals: InvoiceTotals;
}

/**
 * Prices the lines and adds them up by the steps of EN 16931: lines and their discounts rounded
 * first, then VAT once per group, then sums that are never rounded again.
 * @throws RangeError for no lines, time that is not exact in hundredths of an hour, a period that
 *   ends before it begins, a negative quantity or price, a discount or prepaid amount beyond what
 *   it is taken from, or whole kronor in another currency
 */
export function buildInvoice(input: InvoiceDraft): InvoiceAmounts {
  if (input.lines.length === 0) throw new RangeError('An invoice needs at least one line');
  if (input.rounding === 'krona' && input.currency !== 'SEK') {
    throw new RangeError('Only kronor are rounded to whole kronor');
  }
  const lines = input.lines.map((line, index) => priceLine(line, index + 1, input.treatment));
  const vatGroups = vatGroupsOf(lines);
  return { currency: input.currency, lines, vatGroups, totals: totalsOf(lines, vatGroups, input) };
}
