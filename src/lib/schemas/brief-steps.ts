import { z } from 'zod';

/** A step that needs nothing but the button. */
export const stepSchema = z.object({});

/** A brief taken back; why is for the company's own record. */
export const withdrawBriefSchema = z.object({
  reason: z.string().trim().max(2000, 'too_long:2000').default(''),
});

/** An unanswered request taken back. */
export const withdrawRequestSchema = z.object({ request_id: z.uuid('choose') });
