import { sumOre, type Ore } from '../money/ore.ts';
import type { AccountNumber } from './account.ts';
import { wholeKronor } from './whole-kronor.ts';

/**
 * Boxes of the Swedish VAT return that an agency of consultants fills: 05 taxable sales, 10–12
 * output VAT of 25, 12 and 6 %, 20 goods and 21 services bought from other EU states, 22 services
 * bought from outside the EU, 30–32 output VAT on those, 39 services sold to businesses in other EU
 * states, 40 other services sold abroad, 48 input VAT. 49, to pay, follows from them.
 */
export const VAT_BOXES = '05 10 11 12 20 21 22 30 31 32 39 40 48'.split(' ');

/** Number of a box of the VAT return. */
export type VatBox = string;

/** Which box the sum of an account belongs in, by the BAS chart. Sales and output VAT are credits. */
export const BOX_OF_ACCOUNT: ReadonlyMap<AccountNumber, VatBox> = new Map([
  ['3001', '05'],
  ['3002', '05'],
  ['3003', '05'],
  ['2611', '10'],
  ['2621', '11'],
  ['2631', '12'],
  ['4515', '20'],
  ['4535', '21'],
  ['4531', '22'],
  ['2614', '30'],
  ['2624', '31'],
  ['2634', '32'],
  ['3308', '39'],
  ['3305', '40'],
  ['2641', '48'],
  ['2645', '48'],
]);

/** Boxes whose amounts are debits in the ledger; those of all others are credits. */
const DEBIT_BOXES = new Set(['20', '21', '22', '48']);

/** Boxes whose sum, less box 48, is what to pay. */
const OUTPUT_VAT = ['10', '11', '12', '30', '31', '32'];

/** A VAT return. */
export interface VatReport {
  /** Whole kronor of each box that is not zero. */
  readonly boxes: ReadonlyMap<VatBox, number>;
  /** Box 49 in whole kronor: positive to pay, negative to get back. */
  readonly toPay: number;
  /** The same in öre by the ledger; the difference is booked as rounding (3740). */
  readonly ledgerToPayOre: Ore;
}

/**
 * The VAT return of a period from what was posted in it. Öre are dropped in each box, and box 49
 * is reckoned from the boxes as they stand, so that the return adds up.
 * @param sums öre per account, debit positive, in SEK
 */
export function vatReport(
  sums: ReadonlyMap<AccountNumber, Ore>,
  boxOfAccount: ReadonlyMap<AccountNumber, VatBox> = BOX_OF_ACCOUNT,
): VatReport {
  const oreByBox = new Map(VAT_BOXES.map((box) => [box, oreIn(box, sums, boxOfAccount)]));
  const whole = VAT_BOXES.map((box) => [box, wholeKronor(oreByBox.get(box) ?? 0)] as const);
  const boxes = new Map(whole.filter(([, kronor]) => kronor !== 0));
  return { boxes, toPay: toPayOf(boxes), ledgerToPayOre: toPayOf(oreByBox) };
}

function oreIn(
  box: VatBox,
  sums: ReadonlyMap<AccountNumber, Ore>,
  boxOfAccount: ReadonlyMap<AccountNumber, VatBox>,
): Ore {
  const accounts = [...sums].filter(([account]) => boxOfAccount.get(account) === box);
  const debit = sumOre(accounts.map(([, ore]) => ore));
  return sumOre([DEBIT_BOXES.has(box) ? debit : -debit]);
}

function toPayOf(amounts: ReadonlyMap<VatBox, number>): number {
  const output = sumOre(OUTPUT_VAT.map((box) => amounts.get(box) ?? 0));
  return output - (amounts.get('48') ?? 0);
}
