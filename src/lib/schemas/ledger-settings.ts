import { z } from 'zod';
import { isAccountNumber } from '../domain/bookkeeping/account.ts';
import { day } from './field-day.ts';
import { lengthBetween } from './field-text.ts';

const chosen = z.string('choose').trim().min(1, 'choose').max(60, 'choose');

/** A decimal number as people type it, `11,0345`; gives it with a point. */
function decimal(decimals: number, problem: string) {
  const shape = new RegExp(`^-?\\d{1,6}([.,]\\d{1,${decimals}})?$`);
  return z
    .string('required')
    .transform((text) => text.replace(/[\s\u00A0]/g, '').replace('\u2212', '-'))
    .pipe(
      z
        .string()
        .min(1, { error: 'required', abort: true })
        .regex(shape, problem)
        .transform((text) => text.replace(',', '.')),
    );
}

/** Which account plays a part in the books, with its name in both languages. */
export const ledgerAccountSchema = z.object({
  role: chosen,
  account: z
    .string('required')
    .trim()
    .min(1, { error: 'required', abort: true })
    .refine(isAccountNumber, 'account_number')
    .transform(Number),
  nameSv: lengthBetween(1, 120),
  nameEn: lengthBetween(1, 120),
});

/** A published rate of a currency: kronor for one unit. */
export const exchangeRateSchema = z.object({
  day,
  rate: decimal(6, 'exchange_rate')
    .transform(Number)
    .refine((rate) => rate > 0, 'exchange_rate'),
  source: lengthBetween(1, 120),
});

/** The reference rate of a half-year, typed in per cent; gives hundredths of a per cent. */
export const referenceRateSchema = z.object({
  fromDay: day.refine((text) => /-(01|07)-01$/.test(text), 'half_year'),
  percent: decimal(2, 'half_percent')
    .transform((text) => Math.round(Number(text) * 100))
    .refine((bp) => bp % 50 === 0 && bp >= -1000 && bp <= 5000, 'half_percent'),
  referenceSource: lengthBetween(1, 120),
});

/** Days that new companies have to pay. */
export const defaultTermsSchema = z.object({
  days: z.coerce
    .number('between:1–30')
    .int('between:1–30')
    .min(1, 'between:1–30')
    .max(30, 'between:1–30'),
});

/** The number that a series (A invoices, K credit notes) begins with. */
export const firstNumberSchema = z.object({
  letter: z.enum(['A', 'K'], 'choose'),
  first: z
    .string('required')
    .trim()
    .min(1, { error: 'required', abort: true })
    .transform((text) => text.replace(/[\s\u00A0]/g, ''))
    .pipe(
      z
        .string()
        .regex(/^\d{1,6}$/, 'first_number')
        .transform(Number),
    )
    .refine((number) => number >= 1 && number <= 800_000, 'first_number'),
});
