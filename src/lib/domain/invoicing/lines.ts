import { multiply } from '../money/multiply.ts';
import type { Ore } from '../money/ore.ts';
import { daysBetween, type IsoDate } from '../time/day.ts';
import type { VatCategory, VatTreatment } from './vat.ts';

/** Work to be invoiced before it is priced: time and price per hour excluding VAT. */
export interface DraftLine {
  readonly description: string;
  readonly quantityMinutes: number;
  readonly unitPriceOre: Ore;
  /** First and last day of the work, both included. */
  readonly periodFrom: IsoDate;
  readonly periodTo: IsoDate;
}

/** A priced line as it is stored and printed; positions count from 1. */
export interface InvoiceLine extends DraftLine {
  readonly position: number;
  readonly netOre: Ore;
  readonly vatRateBp: number;
  readonly vatCategory: VatCategory;
}

/** Three minutes are 0,05 h: the least time that is exact in hundredths of an hour. */
const EXACT_MINUTES = 3;

/** Whether time can be printed in hundredths of an hour without loss. */
export function isExactInHundredths(minutes: number): boolean {
  return Number.isSafeInteger(minutes) && minutes % EXACT_MINUTES === 0;
}

/**
 * Hours in hundredths (33 h 45 min = 3375), the quantity that stands on the document. The reader
 * must be able to multiply it with the price and get the line's amount.
 * @throws RangeError when the minutes are not exact in hundredths of an hour
 */
export function hundredthsOfHours(minutes: number): number {
  if (!isExactInHundredths(minutes)) {
    throw new RangeError(`Not exact in hundredths of an hour: ${minutes} minutes`);
  }
  return (minutes / EXACT_MINUTES) * 5;
}

/**
 * Net amount of a line: price per hour × hours, rounded once to whole öre (EN 16931, BT-131).
 * @throws RangeError when the quantity is not exact or one of the two is negative
 */
export function lineNet(unitPriceOre: Ore, quantityMinutes: number): Ore {
  hundredthsOfHours(quantityMinutes);
  if (quantityMinutes < 0) throw new RangeError('The quantity is negative');
  if (unitPriceOre < 0) throw new RangeError('The price is negative');
  return multiply(unitPriceOre, quantityMinutes);
}

/**
 * Gives a draft line its position, net amount and tax.
 * @throws RangeError as `lineNet`, or when the period ends before it begins
 */
export function priceLine(line: DraftLine, position: number, treatment: VatTreatment): InvoiceLine {
  if (daysBetween(line.periodFrom, line.periodTo) < 0) {
    throw new RangeError(`The period of line ${position} ends before it begins`);
  }
  return {
    ...line,
    position,
    netOre: lineNet(line.unitPriceOre, line.quantityMinutes),
    vatRateBp: treatment.rateBp,
    vatCategory: treatment.category,
  };
}
