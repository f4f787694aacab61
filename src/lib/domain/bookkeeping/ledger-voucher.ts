import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** A voucher as lists show it. */
export interface VoucherSummary {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly bookedOn: IsoDate;
  /** What happened, such as `invoice_issued`. */
  readonly kind: string;
  /** Number or reference of what was booked; may be empty. */
  readonly label: string;
  /** The company or consultant it concerns. */
  readonly party: string | null;
  /** The sum of its debits in öre. */
  readonly debitOre: Ore;
}

/** A row of a voucher. */
export interface VoucherRow {
  readonly position: number;
  readonly account: number;
  readonly accountName: AccountName;
  /** In hundredths of the currency, debit positive. */
  readonly amountOre: Ore;
  readonly currency: Currency;
  /** In öre, debit positive. */
  readonly sekOre: Ore;
  readonly assignment: { readonly id: string; readonly title: string } | null;
}

/** An account's name in both languages. */
export interface AccountName {
  readonly sv: string;
  readonly en: string;
}

/** What a voucher came from or concerns: a thing with a page of its own. */
export interface VoucherSource {
  readonly kind:
    | 'invoice'
    | 'credit_note'
    | 'payment'
    | 'bank_movement'
    | 'card_movement'
    | 'refund'
    | 'dispute'
    | 'self_bill'
    | 'payout'
    | 'company'
    | 'consultant';
  /** Id of the page: of what is read on the page of an invoice, self-bill or run, that of the latter. */
  readonly id: string;
  /** Its number, name or reference; null for what is known by its day. */
  readonly label: string | null;
  readonly day: IsoDate | null;
}

/** A voucher with its rows, where it came from, and others about the same documents. */
export interface LedgerVoucher extends VoucherSummary {
  readonly bookedBy: string | null;
  readonly bookedAt: string;
  readonly rows: readonly VoucherRow[];
  readonly sources: readonly VoucherSource[];
  readonly related: readonly VoucherSummary[];
}

/** Year and number as people write them: `2026-17`. */
export function voucherNumber({ year, number }: { year: number; number: number }): string {
  return `${year}-${number}`;
}
