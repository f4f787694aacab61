import type { Currency } from '../money/currency.ts';
import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { BankTransaction } from './bank-transaction.ts';
import type { OpenDocument } from './open-document.ts';
import type { SuggestionReason } from './suggest-match.ts';

export const MOVEMENT_STATES = ['waiting', 'booked', 'set_aside', 'outgoing'] as const;
export type MovementState = (typeof MOVEMENT_STATES)[number];

/** A movement on an account of the agency, as it is stored. */
export interface Movement {
  readonly id: string;
  readonly fileId: string;
  readonly bookedOn: IsoDate;
  /** Money out is negative. */
  readonly amountOre: Ore;
  readonly currency: Currency;
  readonly state: MovementState;
  /** Why a person must place it; null unless it waits. */
  readonly waitingFor: string | null;
  readonly payerName: string | null;
  readonly payerNumber: string | null;
  readonly payerIban: string | null;
  readonly references: readonly string[];
  readonly message: string;
  readonly bankReference: string;
  readonly paymentReferences: readonly string[];
  readonly isReversal: boolean;
  /** The payout that came back with it. */
  readonly returnedPayoutId: string | null;
  /** The payout of Stripe's that it is. */
  readonly stripeMovementId: string | null;
  /** The refund to a customer that it paid. */
  readonly refundId: string | null;
  /** The payout runs that it paid for. */
  readonly runs: readonly { readonly id: string; readonly number: number }[];
}

/** An unpaid invoice that money can be placed on. */
export interface OpenInvoice extends OpenDocument {
  readonly number: number;
  readonly dueDate: IsoDate;
  readonly companyId: string;
}

/** An invoice that a movement may be for, and why. */
export interface SuggestedInvoice {
  readonly invoice: OpenInvoice;
  readonly reasons: readonly SuggestionReason[];
}

/** A movement as the rules of placing look at it. */
export function transactionOf(movement: Movement): BankTransaction {
  return {
    bookedOn: movement.bookedOn,
    amountOre: movement.amountOre,
    currency: movement.currency,
    references: movement.references.map((reference) => ({ reference, amountOre: null })),
    text: movement.message,
    counterparty: {
      name: movement.payerName,
      organisationNumber: movement.payerNumber,
      iban: movement.payerIban,
    },
    entryReference: movement.bankReference,
    paymentReferences: movement.paymentReferences,
    isReversal: movement.isReversal,
  };
}
