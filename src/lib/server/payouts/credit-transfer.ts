import type { Currency } from '$lib/domain/money/currency.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { PayoutAccount } from '$lib/domain/payouts/payout-account.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';

/** Where the money goes. */
export type PayeeAccount = PayoutAccount;

/** What the payee sees: a reference with check digit (OCR), or a message. */
export type PayeeReference =
  | { readonly kind: 'ocr'; readonly ocr: string }
  | { readonly kind: 'message'; readonly text: string };

/** One payment of a file. */
export interface CreditTransfer {
  /** Ours, at most 35 signs, unique in the file; comes back in the bank's answer. */
  readonly endToEndId: string;
  readonly amountOre: Ore;
  readonly currency: Currency;
  readonly payee: { readonly name: string; readonly countryCode: string };
  readonly account: PayeeAccount;
  readonly reference: PayeeReference;
}

/** Who pays, from which account. */
export interface Debtor {
  readonly name: string;
  readonly organisationNumber: string;
  readonly iban: string;
  readonly bic: string;
}

/** A file of payments of one day. Everything in it is given, so the same input gives the same bytes. */
export interface CreditTransferFile {
  /** At most 30 signs, unique for each file. */
  readonly messageId: string;
  /** `YYYY-MM-DDTHH:MM:SS`, with or without zone. */
  readonly createdAt: string;
  readonly executeOn: IsoDate;
  readonly debtor: Debtor;
  readonly transfers: readonly CreditTransfer[];
}
