import { z } from 'zod';
import { isIsoDate } from '../domain/time/day.ts';

/** A day as a date field posts it, within the stored calendar (2024–2035). */
export const day = z
  .string('required')
  .trim()
  .min(1, { error: 'required', abort: true })
  .refine((text) => isIsoDate(text) && text >= '2024-01-01' && text < '2035-12-31', {
    error: 'date',
    abort: true,
  });
