import { z } from 'zod';
import { VERIFICATIONS } from '../domain/consultants/profile.ts';

/** How well a competency is proved, as the agency has found. */
export const verificationSchema = z.object({
  competencyId: z.string('choose').min(1, 'choose').max(80, 'choose'),
  verification: z.enum(VERIFICATIONS, 'choose'),
});
