import { z } from 'zod';

/** Which rows of an invoice the agency takes back, and why: positions alone, never an amount. */
export const creditNoteSchema = z.object({
  positions: z.array(z.coerce.number().int().positive(), 'choose').min(1, 'choose').max(200),
  reason: z.string('required').trim().min(1, 'required').max(500, 'too_long:500'),
});
