import { assertOre, sumOre, type Ore } from '../money/ore.ts';
import { percentOf } from '../money/percent-of.ts';
import { roundHalfUp } from '../money/round.ts';
import type { InvoiceLine } from './lines.ts';
import type { VatCategory } from './vat.ts';

/** Taxable amount and VAT of all lines with one category and rate. */
export interface VatGroup {
  readonly vatCategory: VatCategory;
  readonly vatRateBp: number;
  readonly netOre: Ore;
  readonly vatOre: Ore;
}

/** Sums of a document. */
export interface InvoiceTotals {
  readonly netOre: Ore;
  readonly vatOre: Ore;
  /** Net and VAT (BT-112). */
  readonly grossOre: Ore;
  /** Paid before the document was issued (BT-113). */
  readonly prepaidOre: Ore;
  /** What rounding to whole kronor adds, or takes off when negative (BT-114). */
  readonly roundingOre: Ore;
  /** What is to be paid, or on a credit what is given back: gross − prepaid + rounding (BT-115). */
  readonly payableOre: Ore;
}

/** What is taken off and rounded after tax. */
export interface Settling {
  /** 0 unless told. */
  readonly prepaidOre?: Ore;
  /** A given rounding, or `krona` for what makes the sum to pay whole; none unless told. */
  readonly rounding?: Ore | 'krona';
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

/**
 * Sums of the lines and of their VAT (EN 16931, BR-CO-10, BR-CO-14, BR-CO-15, BR-CO-16).
 * @throws RangeError when more is prepaid than the gross amount
 */
export function totalsOf(
  lines: readonly { readonly netOre: Ore }[],
  vatGroups: readonly VatGroup[],
  { prepaidOre = 0, rounding = 0 }: Settling = {},
): InvoiceTotals {
  const netOre = sumOre(lines.map((line) => line.netOre));
  const vatOre = sumOre(vatGroups.map((group) => group.vatOre));
  const grossOre = sumOre([netOre, vatOre]);
  if (prepaidOre < 0 || prepaidOre > grossOre) throw new RangeError('Prepaid beyond the amount');
  const left = grossOre - assertOre(prepaidOre);
  const roundingOre = rounding === 'krona' ? kronaRounding(left) : assertOre(rounding);
  return { netOre, vatOre, grossOre, prepaidOre, roundingOre, payableOre: left + roundingOre };
}

/**
 * What makes an amount whole kronor: 1–49 öre down, 50–99 up (lag 1970:1029, 2 §). Only the sum
 * to pay is rounded; the VAT stays as it is.
 */
export function kronaRounding(ore: Ore): Ore {
  return assertOre(roundHalfUp(assertOre(ore) / 100) * 100 - ore);
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
