import { z } from 'zod';
import { MOVES } from '../domain/shortlists/proposal.ts';
import { OUTCOMES } from '../domain/shortlists/review.ts';

const version = z.coerce.number('choose').int('choose');

/** The role that the agency proposes a list for. */
export const startProposalSchema = z.object({ brief_role_id: z.uuid('choose') });

/** A departure from the ranking, with its reason. */
export const moveProposedSchema = z.object({
  consultant_id: z.uuid('choose'),
  move: z.enum(MOVES, 'choose'),
  reason: z.string('required').trim().min(1, 'required').max(1000, 'too_long:1000'),
  version,
});

/** What the agency says to the company about its list. */
export const sendProposalSchema = z.object({
  note: z.string('required').trim().min(1, 'required').max(2000, 'too_long:2000'),
  version,
});

/** The agency's proposal made the company's list. */
export const adoptProposalSchema = z.object({ proposal_id: z.uuid('choose') });

/** Why a consultant wants a human to look at the ranking. */
export const askReviewSchema = z.object({
  review_reason: z.string('required').trim().min(1, 'required').max(2000, 'too_long:2000'),
});

/** What a person at the agency found. */
export const answerReviewSchema = z.object({
  outcome: z.enum(OUTCOMES, 'choose'),
  answer: z.string('required').trim().min(1, 'required').max(4000, 'too_long:4000'),
});
