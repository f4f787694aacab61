import { z } from 'zod';
import { isStatableRate } from '../domain/consultants/hourly-rate.ts';
import { parseAmount } from '../domain/money/parse-amount.ts';

/** A price per hour, typed in kronor; gives öre. */
export const hourlyRate = z.string('required').transform((text, context) => {
  if (text.trim() === '') return refuse(context, 'required');
  const ore = parseAmount(text);
  return ore !== null && isStatableRate(ore) ? ore : refuse(context, 'rate');
});

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
