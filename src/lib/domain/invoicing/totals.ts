import { sumOre, type Ore } from '../money/ore.ts';
import { percentOf } from '../money/percent-of.ts';
import type { InvoiceLine } from './lines.ts';
import type { VatCategory } from './vat.ts';

/** Taxable amount and VAT of all lines with one category and rate. */
export interface VatGroup {
  readonly vatCategory: VatCategory;
  readonly vatRateBp: number;
  readonly netOre: Ore;
  readonly vatOre: Ore;
}

/** Sums of an invoice: `grossOre` is what is to be paid. */
export interface InvoiceTotals {
  readonly netOre: Ore;
  readonly vatOre: Ore;
  readonly grossOre: Ore;
}

/** What a line must tell to be added up. */
type TaxedAmount = Pick<InvoiceLine, 'netOre' | 'vatRateBp' | 'vatCategory'>;

/**
 * VAT per category and rate: the lines are added first and the tax rounded once per group, never
 * per line (EN 16931, BR-CO-17). The highest rate comes first.
 */
export function vatGroupsOf(lines: readonly TaxedAmount[]): VatGroup[] {
  const groups = Map.groupBy(lines, (line) => `${line.vatCategory} ${line.vatRateBp}`);
  return [...groups.values()].flatMap(groupOf).sort(byRate);
}

/** Sums of the lines and of their VAT (EN 16931, BR-CO-10, BR-CO-14, BR-CO-15). */
export function totalsOf(
  lines: readonly { readonly netOre: Ore }[],
  vatGroups: readonly VatGroup[],
): InvoiceTotals {
  const netOre = sumOre(lines.map((line) => line.netOre));
  const vatOre = sumOre(vatGroups.map((group) => group.vatOre));
  return { netOre, vatOre, grossOre: sumOre([netOre, vatOre]) };
}

function groupOf(lines: readonly TaxedAmount[]): VatGroup[] {
  const [first] = lines;
  if (first === undefined) return [];
  const { vatCategory, vatRateBp } = first;
  const netOre = sumOre(lines.map((line) => line.netOre));
  return [{ vatCategory, vatRateBp, netOre, vatOre: percentOf(netOre, vatRateBp) }];
}

function byRate(a: VatGroup, b: VatGroup): number {
  return b.vatRateBp - a.vatRateBp || a.vatCategory.localeCompare(b.vatCategory);
}
