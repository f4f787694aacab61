import type { Currency } from '../money/currency.ts';
import type { IsoDate } from '../time/day.ts';

/** How a company is billed: for the agency to decide. */
export type CompanyBilling = {
  name: string;
  country: string;
  organisationNumber: string | null;
  isPublicBody: boolean;
  currency: Currency;
  roundsToKrona: boolean;
  collection: 'assignment' | 'month';
  termsDays: number;
  longTermsAgreed: boolean;
  /** Since when a fee for reminders is agreed; null when it is not. */
  reminderFeeAgreedOn: IsoDate | null;
  claimsDelayCompensation: boolean;
};

/** Longest terms without more ado, with the agency's express agreement, and for public bodies. */
export const TERMS_LIMITS = { usual: 30, ask: 60, longest: 90, publicBody: 30 } as const;
