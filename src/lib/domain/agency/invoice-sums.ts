import type { Ore } from '../money/ore.ts';

/** The amounts at the foot of a list of invoices: excluding VAT, including it, still to pay. */
export type InvoiceSums = {
  readonly netOre: Ore;
  readonly totalOre: Ore;
  readonly openOre: Ore;
};
