import { z } from 'zod';
import { matchScoreSchema } from '../matching/match.ts';

/** The most that a shortlist or a proposal holds. */
export const MOST_CANDIDATES = 10;

/** Whether somebody can still be asked: stepped out of matching, booked, or kept out by another constraint. */
export const STANDINGS = ['available', 'paused', 'booked', 'changed'] as const;
export type Standing = (typeof STANDINGS)[number];

const whole = z.coerce.number().int();

const candidateFields = {
  consultant_id: z.uuid(),
  consultant_number: whole,
  position: whole,
  region_id: z.string().nullable(),
  work_modes: z.array(z.string()),
  asked_rate_ore: whole,
  standing: z.enum(STANDINGS),
  request_state: z.string().nullable(),
  match: matchScoreSchema.nullable(),
};

/** A row of `list_shortlist`: a number in place of a name. */
export const candidateSchema = z
  .object({ ...candidateFields, note: z.string() })
  .transform((row) => ({ ...toCandidate(row), note: row.note }));

/** A row of `list_proposal`. */
export const proposedSchema = z
  .object({ ...candidateFields, ranked_place: whole.nullable() })
  .transform((row) => ({ ...toCandidate(row), rankedPlace: row.ranked_place }));

export type Candidate = ReturnType<typeof toCandidate>;
export type ShortlistCandidate = z.output<typeof candidateSchema>;
export type ProposedCandidate = z.output<typeof proposedSchema>;

function toCandidate(row: z.output<z.ZodObject<typeof candidateFields>>) {
  return {
    consultantId: row.consultant_id,
    number: row.consultant_number,
    position: row.position,
    regionId: row.region_id,
    workModes: row.work_modes,
    askedRateOre: row.asked_rate_ore,
    standing: row.standing,
    requestState: row.request_state,
    /** The match as it is now; null when the rules rank the person no longer. */
    match: row.match,
  };
}

/** Whether a candidate can be asked now: free to be, and not asked before. */
export function canBeAsked({ standing, requestState }: Candidate): boolean {
  return standing === 'available' && requestState === null;
}
