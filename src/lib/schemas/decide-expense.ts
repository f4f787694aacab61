import { z } from 'zod';

const version = z.coerce.number('required').int();

/** A yes to an expense, as it was shown. */
export const approveExpenseSchema = z.object({ version });

/** An expense sent back, with what has to be corrected. */
export const rejectExpenseSchema = z.object({
  version,
  reason: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});
