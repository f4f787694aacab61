import { z } from 'zod';
import { OBJECTION_OUTCOMES } from '../domain/payouts/objection.ts';
import { day } from './field-day.ts';

/** The consultant agrees to the text that the page shows, with or without silence as acceptance. */
export const agreementSchema = z.object({
  textVersion: z.string().trim().max(10),
  silence: z.enum(['explicit', 'silent'], 'choose'),
  agrees: z.literal('on', 'accept'),
});

/** The consultant accepts what the hash stands for. */
export const acceptSelfBillSchema = z.object({ sha256: z.string().trim().max(64) });

/** Why somebody turns something down; the other side reads it. */
export const shortReasonSchema = z.object({
  reason: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});

/** The consultant objects to a credit; the agency reads why. */
export const objectionSchema = z.object({
  creditId: z.uuid('choose'),
  objection: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});

/** What the agency answers to an objection; the consultant reads it. */
export const answerObjectionSchema = z.object({
  creditId: z.uuid('choose'),
  outcome: z.enum(OBJECTION_OUTCOMES, 'choose'),
  answer: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
});

/** Rows ticked in a list. */
export const chosenSchema = z.object({
  ids: z.array(z.uuid(), 'choose').min(1, 'choose').max(200, 'at_most:200'),
});

/** What was shown of F-tax, when it was looked at, and how long it is relied on. */
export const fTaxProofSchema = z
  .object({
    shown: z.string('required').trim().min(1, 'required').max(300, 'too_long:300'),
    checkedOn: day,
    validUntil: day,
  })
  .refine(({ checkedOn, validUntil }) => checkedOn <= validUntil, {
    error: 'date_order',
    path: ['validUntil'],
  });

/** Which proof is no longer relied on, and why. */
export const revokeProofSchema = z.object({
  proofId: z.uuid(),
  proofReason: z.string('required').trim().min(1, 'required').max(500, 'too_long:500'),
});
