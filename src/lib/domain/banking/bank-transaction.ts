import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';

/** A reference the payer gave in a field of its own, with its share of the payment when stated. */
export interface RemittanceReference {
  /** As in the file; spaces and checks are the reader's business. */
  readonly reference: string;
  /** Negative for a credit note that was set off; null when the file does not say. */
  readonly amountOre: Ore | null;
}

/** The other side of a payment, as far as the bank tells. */
export interface Counterparty {
  readonly name: string | null;
  /** `NNNNNN-NNNN` with a right check digit, else null. */
  readonly organisationNumber: string | null;
  readonly iban: string | null;
}

/** One booked movement on a bank account. */
export interface BankTransaction {
  readonly bookedOn: IsoDate;
  /** In the account's currency; money in is positive, money out negative. */
  readonly amountOre: Ore;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly references: readonly RemittanceReference[];
  /** What the payer wrote, and what the bank says of the entry. */
  readonly text: string;
  readonly counterparty: Counterparty;
  /** The bank's name for the movement, told apart from every other on the statement. */
  readonly entryReference: string;
  /**
   * Identities that whoever ordered the payment gave it, as the bank hands them back: of the payment
   * (EndToEndId), its block (PmtInfId) and its file (MsgId).
   */
  readonly paymentReferences: readonly string[];
  /** Whether the bank takes an earlier movement back: no payment, whichever way it goes. */
  readonly isReversal: boolean;
}
