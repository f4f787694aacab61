import { z } from 'zod';

const version = z.coerce.number('required').int();

/** A yes to a week, as it was shown. */
export const approveTimesheetSchema = z.object({ version });

/** A week sent back, with what has to be corrected. */
export const rejectTimesheetSchema = z.object({
  version,
  reason: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});
