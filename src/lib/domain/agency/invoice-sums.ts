import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';

/** What a list's invoices in one currency come to: excluding VAT, including it, still to pay. */
export type InvoiceSums = {
  readonly currency: Currency;
  readonly invoices: number;
  readonly netOre: Ore;
  readonly totalOre: Ore;
  readonly openOre: Ore;
};
