import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';

/** A line of a customer's invoice or of a self-bill that a week stands on, or stood on. */
export interface WeekLine {
  readonly kind: 'invoice' | 'self_bill';
  /** Of the invoice or the self-bill. */
  readonly id: string;
  /** As printed; null for a self-bill that is not issued. */
  readonly number: string | null;
  readonly position: number;
  /** In hundredths of the currency. */
  readonly netOre: Ore;
  readonly currency: Currency;
  /** Credited, or free since the self-bill was turned down or withdrawn; standing otherwise. */
  readonly state: 'standing' | 'credited' | 'free';
}
