import { z } from 'zod';
import { DECLINE_REASONS } from '../domain/consultants/request.ts';

/** Saying no: a ready-made reason, own words, or both; and perhaps no to the role for good. */
export const declineSchema = z
  .object({
    reason: z.enum([...DECLINE_REASONS, 'other'], 'choose'),
    words: z.string().trim().max(800, 'too_long:800').default(''),
    never_this_role: z.string().optional().transform(Boolean),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    path: ['words'],
    error: 'required',
  });

export type DeclineData = z.output<typeof declineSchema>;

/** Taking an offer back; the reason is shown to the company and may be left out. */
export const withdrawOfferSchema = z.object({
  withdraw_reason: z.string().trim().max(1000, 'too_long:1000').default(''),
});
