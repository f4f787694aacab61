import { z } from 'zod';
import { day } from './field-day.ts';
import { hourlyRate } from './field-hourly-rate.ts';

const percent = z
  .string('required')
  .trim()
  .min(1, 'required')
  .transform((text) => text.replace(/\s*%$/u, ''))
  .pipe(
    z
      .string()
      .regex(/^\d{1,3}$/u, 'percent')
      .transform(Number),
  )
  .pipe(z.number().min(1, 'percent').max(100, 'percent'));

/** The consultant's offer: price per hour to the client, period, share and a word to the company. */
export const offerSchema = z
  .object({
    rate: hourlyRate,
    starts_on: day,
    ends_on: day,
    percent,
    message: z.string().trim().max(2000, 'too_long:2000').default(''),
  })
  .refine((offer) => offer.starts_on <= offer.ends_on, { path: ['ends_on'], error: 'date_order' });

export type OfferData = z.output<typeof offerSchema>;
