import { sumOre, type Ore } from '../money/ore.ts';

/** The amounts at the foot of a list of invoices. */
export type InvoiceSums = {
  readonly netOre: Ore;
  readonly totalOre: Ore;
  readonly openOre: Ore;
};

/** Adds up what a list of invoices shows: excluding VAT, including it, and still to pay. */
export function invoiceSums(rows: readonly InvoiceSums[]): InvoiceSums {
  return {
    netOre: sumOre(rows.map((row) => row.netOre)),
    totalOre: sumOre(rows.map((row) => row.totalOre)),
    openOre: sumOre(rows.map((row) => row.openOre)),
  };
}
