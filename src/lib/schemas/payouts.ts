import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools';
import { z } from 'zod';
import { PAYOUT_BASES, PAYOUT_RAILS, type PayoutRailName } from '../domain/payouts/payout.ts';
import { isIsoDate, type IsoDate } from '../domain/time/day.ts';
import { day } from './field-day.ts';

const reason = z.string('required').trim().min(1, 'required').max(500, 'too_long:500');

const ticked = z
  .literal('on')
  .optional()
  .transform((box) => box !== undefined);

/** Whom to pay on which day, and how. */
export const payoutRunSchema = z.object({
  payOn: day,
  rail: z.enum(PAYOUT_RAILS, 'choose').default('bank_file'),
  ids: z.array(z.uuid(), 'choose').min(1, 'choose').max(500, 'at_most:500'),
});

/** Approval of a run; the box is there when somebody's account was changed. */
export const approveRunSchema = z.object({ accountsChecked: ticked });

/** Why a run is given up. */
export const withdrawRunSchema = z.object({ reason });

/** Which payment is taken out of a run, and why. */
export const removePayoutSchema = z.object({ payoutId: z.uuid('choose'), removeReason: reason });

/** Why a self-bill is paid although its customer has not. */
export const guaranteeSchema = z.object({ guaranteeReason: reason });

/** Why nothing is paid to a consultant. */
export const blockPayoutsSchema = z.object({ blockReason: reason });

/** What became of a payment by the bank's statement. */
export const handSchema = z
  .object({
    payoutId: z.uuid('choose'),
    outcome: z.enum(['paid', 'rejected'], 'choose'),
    on: day,
    handReason: z.string().trim().max(500, 'too_long:500').default(''),
  })
  .refine(({ outcome, handReason }) => outcome === 'paid' || handReason !== '', {
    error: 'required',
    path: ['handReason'],
  });

const whole = (from: number, to: number) =>
  z.coerce
    .number(`between:${from}–${to}`)
    .int(`between:${from}–${to}`)
    .min(from, `between:${from}–${to}`)
    .max(to, `between:${from}–${to}`);

/** When and from where consultants are paid; IBAN and BIC both or neither. */
export const payoutSettingsSchema = z
  .object({
    payoutDay: whole(1, 28),
    silenceDays: whole(3, 30),
    basis: z.enum(PAYOUT_BASES, 'choose'),
    stripeTransfers: ticked,
    debtorIban: z
      .string()
      .default('')
      .transform((text) => electronicFormatIBAN(text) ?? text.trim())
      .refine((iban) => iban === '' || (iban.startsWith('SE') && isValidIBAN(iban)), 'iban'),
    debtorBic: z
      .string()
      .default('')
      .transform((text) => text.replace(/\s/gu, '').toUpperCase())
      .refine((bic) => bic === '' || isValidBIC(bic), 'bic'),
  })
  .refine(({ debtorIban, debtorBic }) => (debtorIban === '') === (debtorBic === ''), {
    error: 'required',
    path: ['debtorBic'],
  });

/** The day that the page of payouts is about. @returns the suggestion for anything else */
export function parsePayoutDay(params: URLSearchParams, suggestion: IsoDate): IsoDate {
  const written = params.get('day') ?? '';
  return isIsoDate(written) ? written : suggestion;
}

/** How the page of payouts pays. @returns the bank's file for anything else */
export function parsePayoutRail(params: URLSearchParams): PayoutRailName {
  return PAYOUT_RAILS.find((rail) => rail === params.get('rail')) ?? 'bank_file';
}

/** The year of a consultant's sums. @returns this year for anything else */
export function parseYear(params: URLSearchParams, today: IsoDate): number {
  const thisYear = Number(today.slice(0, 4));
  const written = /^20\d\d$/u.exec(params.get('year') ?? '')?.[0];
  return written === undefined || Number(written) > thisYear ? thisYear : Number(written);
}
