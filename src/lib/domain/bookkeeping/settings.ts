import type { IsoDate } from '../time/day.ts';
import type { AccountName } from './ledger-voucher.ts';

/** Which account plays a part in the books. */
export interface RoleAccount {
  readonly role: string;
  readonly account: number;
  readonly name: AccountName;
  /** First and last account that may play it. */
  readonly from: number;
  readonly to: number;
}

/** Kronor for one unit of a currency, as published for a day. */
export interface ExchangeRate {
  readonly currency: string;
  readonly day: IsoDate;
  /** With up to six decimals. */
  readonly rate: string;
  readonly source: string;
}

/** The reference rate from a day on. */
export interface ReferenceRateRow {
  readonly fromDay: IsoDate;
  readonly rateBp: number;
  readonly source: string;
}

/** Numbers of a kind of document, with the runs that are missing. */
export interface NumberSeries {
  readonly series: string;
  /** A, K or R, as files are named by; null for vouchers, which have their year. */
  readonly letter: string | null;
  readonly first: number;
  /** Null while no number is used. */
  readonly last: number | null;
  readonly next: number;
  readonly issued: number;
  readonly missing: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** Whether the agency may choose where the series begins: invoices and credit notes, until one is issued. */
export function canChooseFirst({ series, last }: Pick<NumberSeries, 'series' | 'last'>): boolean {
  return last === null && (series === 'invoices' || series === 'credit_notes');
}

/**
 * First days of half-years that a reference rate can be set for: the coming one, and back to the
 * eighth before it.
 */
export function halfYears(today: IsoDate): IsoDate[] {
  const coming = Number(today.slice(0, 4)) * 2 + (today.slice(5, 7) < '07' ? 1 : 2);
  return Array.from({ length: 9 }, (_, back) => {
    const half = coming - back;
    return `${Math.floor(half / 2)}-${half % 2 === 0 ? '01' : '07'}-01`;
  });
}
