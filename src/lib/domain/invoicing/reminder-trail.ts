import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { ReminderStep } from './reminders.ts';

/** A reminder that was sent. */
export interface SentReminder {
  readonly id: string;
  readonly step: ReminderStep;
  readonly on: IsoDate;
  readonly openOre: Ore;
  /** Told then, claimed when paid; null when a reference rate was missing. */
  readonly interestOre: Ore | null;
  /** What was claimed with it. */
  readonly claim: { readonly id: string; readonly number: number } | null;
  readonly isByHand: boolean;
}

/** A claim about a late invoice. */
export interface ClaimOfInvoice {
  readonly id: string;
  readonly number: number;
  readonly amountOre: Ore;
  readonly kind: 'late_interest' | 'delay_compensation' | 'reminder_fee';
  readonly isWithdrawn: boolean;
}

/** Late interest up to a day; null, with the half-year, when a reference rate is missing. */
export interface InterestSoFar {
  readonly ore: Ore | null;
  readonly missingHalf: IsoDate | null;
}
