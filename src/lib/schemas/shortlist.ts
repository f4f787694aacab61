import { z } from 'zod';
import { MOST_CANDIDATES } from '../domain/shortlists/candidate.ts';
import { VOTES } from '../domain/shortlists/shortlist.ts';
import { isIsoDate } from '../domain/time/day.ts';
import { MOST_REQUESTS } from './send-requests.ts';

const consultantId = z.uuid('choose');
const version = z.coerce.number('choose').int('choose');

/** Those picked in the ranking, to be singled out for a role. */
export const addToShortlistSchema = z.object({
  brief_role_id: z.uuid('choose'),
  consultants: z
    .array(z.uuid(), 'choose_candidates')
    .min(1, 'choose_candidates')
    .max(MOST_CANDIDATES, `at_most:${MOST_CANDIDATES}`),
});

/** Somebody taken off. */
export const removeCandidateSchema = z.object({ consultant_id: consultantId });

/** Somebody given another place. */
export const moveCandidateSchema = z.object({
  consultant_id: consultantId,
  to: z.coerce.number('choose').int('choose'),
  version,
});

/** Why somebody was singled out. */
export const noteCandidateSchema = z.object({
  consultant_id: consultantId,
  note: z.string().trim().max(1000, 'too_long:1000').default(''),
});

/** Until when colleagues vote, what they are asked, and who gets a mail. */
export const shareShortlistSchema = z.object({
  closes_on: z.string('required').refine(isIsoDate, 'date'),
  question: z.string().trim().max(1000, 'too_long:1000').default(''),
  voters: z.array(z.uuid()).max(200).default([]),
});

/** Whom of the shortlist to ask, and what to say to them. */
export const askShortlistedSchema = z.object({
  consultants: z
    .array(z.uuid(), 'choose_consultants')
    .min(1, 'choose_consultants')
    .max(MOST_REQUESTS, `at_most:${MOST_REQUESTS}`),
  message: z.string().trim().max(2000, 'too_long:2000').default(''),
});

const ballotRow = z.object({
  consultant_id: consultantId,
  vote: z.enum(VOTES).optional(),
  comment: z.string().trim().max(1000, 'too_long:1000').default(''),
});

/** A colleague's votes: one answer or more, for a department. A comment needs an answer. */
export const ballotSchema = z
  .object({
    department: z.string('required').trim().min(1, 'required').max(80, 'too_long:80'),
    votes: z.array(ballotRow).max(MOST_CANDIDATES).default([]),
  })
  .superRefine(({ votes }, context) => {
    votes.forEach(({ vote, comment }, index) => {
      if (vote === undefined && comment !== '') {
        context.addIssue({ code: 'custom', path: ['votes', index, 'vote'], message: 'choose' });
      }
    });
    if (votes.every(({ vote }) => vote === undefined)) {
      context.addIssue({ code: 'custom', path: ['votes', 0, 'vote'], message: 'choose_vote' });
    }
  });

export type Ballot = z.output<typeof ballotSchema>;
