import { z } from 'zod';
import { lengthBetween } from './field-text.ts';

/** A step that needs nothing but the button. */
export const stepSchema = z.object({});

/** A brief taken back; why is for the company's own record. */
export const withdrawBriefSchema = z.object({
  reason: z.string().trim().max(2000, 'too_long:2000').default(''),
});

/** An unanswered request taken back. */
export const withdrawRequestSchema = z.object({ request_id: z.uuid('choose') });

/** A copy; the key makes a form posted twice one copy. */
export const duplicateBriefSchema = z.object({ form_key: z.uuid('invalid') });

/** The splitter's proposal for one role, taken or left; the version tells a stale page. */
export const splitBriefSchema = z.object({
  position: z.coerce.number('choose').int('choose').min(1, 'choose').max(6, 'choose'),
  version: z.coerce.number('invalid').int('invalid'),
});

/** Who has decided to go on without a strategy, and why. */
export const gateSchema = z.object({
  gate_name: lengthBetween(2, 120),
  gate_title: lengthBetween(2, 120),
  gate_reason: lengthBetween(40, 2000),
});
