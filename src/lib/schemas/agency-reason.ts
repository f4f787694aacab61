import { z } from 'zod';

/** Why something is turned down or broken off; those it concerns read it. */
export const reasonSchema = z.object({
  reason: z.string('required').trim().min(1, 'required').max(2000, 'too_long:2000'),
});

/** A step that takes nothing but the click. */
export const stepSchema = z.object({});
