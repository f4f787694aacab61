import Big from 'big.js';
import { assertOre, type Ore } from '../money/ore.ts';
import { percentOf } from '../money/percent-of.ts';
import { roundHalfUp } from '../money/round.ts';
import { daysBetween, type IsoDate } from '../time/day.ts';
import type { VatCategory, VatTreatment } from './vat.ts';

/** A discount on a line: a share in basis points of its amount, or an amount. */
export type LineDiscount =
  | { readonly reason: string; readonly basisPoints: number }
  | { readonly reason: string; readonly amountOre: Ore };

/** What is to be invoiced, before it is priced: time or pieces, and the price excluding VAT. */
export interface DraftLine {
  readonly description: string;
  /** Time worked; 0 on a line that counts pieces. */
  readonly quantityMinutes: number;
  /** Pieces in hundredths (2 = 200) of an expense or a fixed price; left out for time. */
  readonly pieceHundredths?: number;
  /** Price per hour, or per piece. */
  readonly unitPriceOre: Ore;
  readonly discount?: LineDiscount;
  /** First and last day of the work, both included. */
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
}

/** A priced line as it is stored and printed; positions count from 1. */
export interface InvoiceLine extends DraftLine {
  readonly position: number;
  /** What the discount takes off, rounded by itself (BT-136); 0 without one. */
  readonly discountOre: Ore;
  readonly netOre: Ore;
  readonly vatRateBp: number;
  readonly vatCategory: VatCategory;
}

/** What a line counts (UN/ECE Recommendation 20: `HUR`, `C62`). */
export type LineUnit = 'hour' | 'piece';

type Counted = Pick<DraftLine, 'quantityMinutes' | 'pieceHundredths'>;

/** Three minutes are 0,05 h: the least time that is exact in hundredths of an hour. */
const EXACT_MINUTES = 3;

/**
 * Hours in hundredths (33 h 45 min = 3375), the quantity that stands on the document. The reader
 * must be able to multiply it with the price and get the line's amount.
 * @throws RangeError when the minutes are not exact in hundredths of an hour
 */
export function hundredthsOfHours(minutes: number): number {
  if (!Number.isSafeInteger(minutes) || minutes % EXACT_MINUTES !== 0) {
    throw new RangeError(`Not exact in hundredths of an hour: ${minutes} minutes`);
  }
  return (minutes / EXACT_MINUTES) * 5;
}

/** What a line counts. */
export function unitOf(line: Counted): LineUnit {
  return line.pieceHundredths === undefined ? 'hour' : 'piece';
}

/**
 * The quantity that stands on the document, in hundredths of the line's unit.
 * @throws RangeError for time that is not exact, or a line that counts both time and pieces
 */
export function quantityHundredths(line: Counted): number {
  const { pieceHundredths, quantityMinutes } = line;
  if (pieceHundredths === undefined) return hundredthsOfHours(quantityMinutes);
  if (quantityMinutes !== 0) throw new RangeError('A line counts either time or pieces');
  return assertOre(pieceHundredths);
}

/**
 * Amount of a line before its discount: price × quantity, rounded once to whole öre.
 * @throws RangeError as `quantityHundredths`, or when price or quantity is negative
 */
export function lineGross(line: Counted & Pick<DraftLine, 'unitPriceOre'>): Ore {
  const quantity = quantityHundredths(line);
  refuseNegative(quantity, line.unitPriceOre);
  return roundHalfUp(new Big(assertOre(line.unitPriceOre)).times(quantity).div(100));
}

/**
 * What a discount takes off an amount, rounded once to whole öre (EN 16931, BT-136).
 * @throws RangeError when it is negative or more than the amount
 */
export function discountOf(grossOre: Ore, discount: LineDiscount | undefined): Ore {
  if (discount === undefined) return 0;
  const off =
    'basisPoints' in discount
      ? percentOf(grossOre, discount.basisPoints)
      : assertOre(discount.amountOre);
  if (off < 0 || off > grossOre) throw new RangeError('The discount is not within the amount');
  return off;
}

/**
 * Gives a draft line its position, net amount and tax.
 * @throws RangeError as `lineGross` and `discountOf`, or when the period ends before it begins
 */
export function priceLine(line: DraftLine, position: number, treatment: VatTreatment): InvoiceLine {
  if (daysBetween(line.periodFrom, line.periodTo) < 0) {
    throw new RangeError(`The period of line ${position} ends before it begins`);
  }
  const grossOre = lineGross(line);
  const discountOre = discountOf(grossOre, line.discount);
  return {
    ...line,
    position,
    discountOre,
    netOre: grossOre - discountOre,
    vatRateBp: treatment.rateBp,
    vatCategory: treatment.category,
  };
}

function refuseNegative(quantity: number, unitPriceOre: Ore): void {
  if (quantity < 0) throw new RangeError('The quantity is negative');
  if (unitPriceOre < 0) throw new RangeError('The price is negative');
}
