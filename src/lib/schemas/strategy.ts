import { z } from 'zod';
import { isIsoDate } from '../domain/time/day.ts';
import { lengthBetween } from './field-text.ts';

const approvedOn = z
  .string('required')
  .trim()
  .min(1, { error: 'required', abort: true })
  .refine((text) => isIsoDate(text) && text >= '2000-01-01', { error: 'date', abort: true });

/** A strategy that management has approved. */
export const strategySchema = z.object({
  title: lengthBetween(3, 120),
  summary: lengthBetween(20, 4000),
  approved_by_name: lengthBetween(2, 120),
  approved_by_title: lengthBetween(2, 120),
  approved_on: approvedOn,
  form_key: z.uuid('invalid'),
});

export type StrategyForm = z.output<typeof strategySchema>;

/** A strategy that is no longer in force. */
export const endStrategySchema = z.object({ strategy_id: z.uuid('choose') });
