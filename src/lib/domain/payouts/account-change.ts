import type { IsoDate } from '../time/day.ts';
import type { AccountKind } from './payout-account.ts';

/** An account as it is told apart without being told: its kind and last four signs. */
export type AccountEnding = { readonly kind: AccountKind; readonly ending: string };

/** A payee's account that was changed lately, as whoever approves a run sees it. */
export type AccountChange = {
  readonly id: string;
  readonly consultantId: string;
  readonly name: string;
  readonly from: AccountEnding;
  readonly to: AccountEnding;
  /** ISO 8601 instant. */
  readonly changedAt: string;
  readonly changedBy: string | null;
  /** The last day on which they were paid, null when they never were. */
  readonly lastPaidOn: IsoDate | null;
};
