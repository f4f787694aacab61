import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import { inKronor, priceAt, type PublishedRate } from './exchange.ts';
import type { BankAccount } from './invoice-document.ts';
import { buildInvoice, type InvoiceAmounts } from './invoice.ts';
import type { DraftLine } from './lines.ts';
import { vatFor, type VatRefusal, type VatTreatment } from './vat.ts';

/** A line to be invoiced, priced in öre as the terms say, and the row it comes from. */
export interface WorkLine extends DraftLine {
  readonly assignmentId: string;
  readonly source: { readonly timesheetId: string } | { readonly expenseId: string };
}

/** Approved time and expenses of one company, and how it wants them invoiced. */
export interface InvoiceWork {
  readonly currency: Currency;
  /** The rate of the day; null in kronor, and when none has been published. */
  readonly rate: PublishedRate | null;
  /** Where an invoice in another currency is paid to; null in kronor, and when there is none. */
  readonly account: BankAccount | null;
  readonly roundsToKrona: boolean;
  readonly buyer: {
    readonly countryCode: string;
    readonly vatNumber: string | null;
    readonly hasAddress: boolean;
  };
  readonly lines: readonly WorkLine[];
}

/** Why no invoice can be made of the work yet. */
export type Hindrance =
  | { readonly code: 'buyer_address_missing' }
  | { readonly code: 'buyer_not_supported'; readonly reason: VatRefusal }
  | { readonly code: 'exchange_rate_missing'; readonly currency: Currency }
  | { readonly code: 'payment_account_missing'; readonly currency: Currency };

/** Every amount of an invoice, with its VAT in öre when it is in another currency (BT-111). */
export interface WorkAmounts extends InvoiceAmounts {
  readonly treatment: VatTreatment;
  readonly vatSekOre: Ore | null;
}

/** Amounts, or the first thing that hinders them. */
export type WorkDecision =
  | { readonly ok: true; readonly amounts: WorkAmounts }
  | { readonly ok: false; readonly hindrance: Hindrance };

/**
 * Draws up the invoice of some work: prices in the invoice's currency at the rate of the day,
 * expenses as one piece each, VAT by buyer, whole kronor when the buyer wants them. Name and
 * address of the buyer must stand on an invoice (mervärdesskattelagen 17 kap. 24 §).
 * @throws RangeError as `buildInvoice`
 */
export function drawUp(work: InvoiceWork): WorkDecision {
  const hindered = (hindrance: Hindrance) => ({ ok: false, hindrance }) as const;
  if (!work.buyer.hasAddress) return hindered({ code: 'buyer_address_missing' });
  const vat = vatFor(work.buyer);
  if (!vat.ok) return hindered({ code: 'buyer_not_supported', reason: vat.reason });
  const { currency, rate } = work;
  if (currency !== 'SEK' && rate === null) {
    return hindered({ code: 'exchange_rate_missing', currency });
  }
  if (currency !== 'SEK' && work.account === null) {
    return hindered({ code: 'payment_account_missing', currency });
  }
  return { ok: true, amounts: amountsOf(work, vat.treatment) };
}

function amountsOf(work: InvoiceWork, treatment: VatTreatment): WorkAmounts {
  const { currency, rate } = work;
  const lines = work.lines.map((line) => ({
    ...line,
    unitPriceOre: priceAt(line.unitPriceOre, rate),
  }));
  const rounding = work.roundsToKrona && currency === 'SEK' ? 'krona' : 0;
  const amounts = buildInvoice({ currency, treatment, lines, rounding });
  const vatSekOre = rate === null ? null : inKronor(amounts.totals.vatOre, rate);
  return { ...amounts, treatment, vatSekOre };
}
