import type { Currency } from '../money/currency.ts';
import { sumOre, type Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** What a company owes and has to its credit on a day. */
export interface Balance {
  readonly receivableOre: Ore;
  /** Paid and not used yet: positive is the company's. */
  readonly creditOre: Ore;
}

/** A voucher that changed either. */
export interface Movement extends Balance {
  readonly id: string;
  readonly on: IsoDate;
  /** As the voucher is called, such as `invoice_issued`. */
  readonly kind: string;
  /** Number or reference of what was booked. */
  readonly label: string;
  readonly invoice: {
    readonly id: string;
    readonly number: number;
    readonly isClaim: boolean;
  } | null;
  readonly dueDate: IsoDate | null;
  readonly method: 'card' | 'bank' | null;
  readonly paymentId: string | null;
}

/** An invoice or claim with something left to pay. */
export interface OpenItem {
  readonly id: string;
  readonly number: number;
  readonly isClaim: boolean;
  readonly issueDate: IsoDate;
  readonly dueDate: IsoDate;
  readonly totalOre: Ore;
  readonly openOre: Ore;
}

/** A line of the statement: what it changed, and what the company owes after it. */
export interface StatementRow extends Movement {
  /** Positive is owed, negative is paid or credited. */
  readonly changeOre: Ore;
  readonly balanceOre: Ore;
  /** Invoices that a payment was used for on the day it came. */
  readonly usedFor: readonly number[];
}

/** The statement of one currency. */
export interface Statement {
  readonly currency: Currency;
  readonly opening: Balance;
  readonly rows: readonly StatementRow[];
  readonly closing: Balance;
  readonly openItems: readonly OpenItem[];
}

/** A period, both days included. */
export interface StatementPeriod {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** What the company owes when its credit is taken off; negative when it has more to its credit. */
export function netOf({ receivableOre, creditOre }: Balance): Ore {
  return receivableOre - creditOre;
}

/**
 * Lines with a running balance. A use of a payment on the day that the payment came is told with the
 * payment, since together they change nothing more; a later use is a line of its own that changes
 * nothing.
 */
export function statementRows(opening: Balance, movements: readonly Movement[]): StatementRow[] {
  const payments = movements.filter(({ kind }) => kind === 'payment_received');
  const payOf = (use: Movement) =>
    payments.find(({ paymentId, on }) => paymentId === use.paymentId && on === use.on);
  const isTold = (move: Movement) =>
    move.kind === 'payment_allocated' && move.receivableOre < 0 && payOf(move) !== undefined;
  const told = movements.filter(isTold);
  let balanceOre = netOf(opening);
  return movements
    .filter((move) => !isTold(move))
    .map((move) => {
      balanceOre += netOf(move);
      const uses = told.filter((use) => payOf(use) === move);
      const usedFor = uses.flatMap(({ invoice }) => (invoice === null ? [] : [invoice.number]));
      return { ...move, changeOre: netOf(move), balanceOre, usedFor };
    });
}

/** A balance and movements after it. */
export function balanceAfter(opening: Balance, movements: readonly Balance[]): Balance {
  return {
    receivableOre: sumOre([opening.receivableOre, ...movements.map((each) => each.receivableOre)]),
    creditOre: sumOre([opening.creditOre, ...movements.map((each) => each.creditOre)]),
  };
}
