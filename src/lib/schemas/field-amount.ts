import { z } from 'zod';
import { parseAmount } from '../domain/money/parse-amount.ts';

/** An amount above zero, typed in kronor or euro; gives hundredths. */
export const amount = z.string('required').transform((text, context) => {
  if (text.trim() === '') return refuse(context, 'required');
  const ore = parseAmount(text);
  return ore !== null && ore > 0 ? ore : refuse(context, 'amount');
});

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
