import { z } from 'zod';

/** The agency departs from the order for one consultant, and says why. */
export const rankingMoveSchema = z.object({
  brief_role_id: z.uuid('choose'),
  consultant_id: z.uuid('choose'),
  reason: z.string().trim().min(1, 'required').max(1000, 'too_long:1000'),
});
