import { z } from 'zod';

/** Version of the published rules that the numbers follow. */
export const RULES_VERSION = '1';

/** How well a level is proved: the consultant's own word, a reference, or the agency's review. */
export const VERIFICATIONS = ['declared', 'referenced', 'verified'] as const;

/** Whole numbers of the database arrive as numbers or, when large, as text. */
const whole = z.coerce.number().int();
const share = z.coerce.number().min(0).max(1);

const requirementSchema = z
  .object({
    competency_id: z.string(),
    need: whole,
    weight: whole,
    is_must: z.boolean(),
    have: whole,
    declared: whole,
    verification: z.enum(VERIFICATIONS).nullable(),
    credit: whole,
  })
  .transform((row) => ({
    competencyId: row.competency_id,
    need: row.need,
    weight: row.weight,
    isMust: row.is_must,
    /** The level that counts; 0 is none. */
    have: row.have,
    /** The level the consultant states: an unverified 5 counts as 4. */
    declared: row.declared,
    verification: row.verification,
    /** Hundredths of full credit. */
    credit: row.credit,
  }));

const scoreFields = {
  place: whole,
  competence: share,
  availability: share,
  rate: share,
  sector: share,
  work_mode: share,
  sum_score: z.coerce.number(),
  is_capped: z.boolean(),
  total: z.coerce.number(),
  details: z.array(requirementSchema),
};

const rowFields = {
  ...scoreFields,
  consultant_id: z.uuid(),
  consultant_number: whole,
  region_id: z.string().nullable(),
  work_modes: z.array(z.string()),
  asked_rate_ore: whole,
  request_state: z.string().nullable(),
  match_count: whole,
};

type ScoreRow = z.output<z.ZodObject<typeof scoreFields>>;

function toScore(row: ScoreRow) {
  return {
    place: row.place,
    competence: row.competence,
    availability: row.availability,
    rate: row.rate,
    sector: row.sector,
    workMode: row.work_mode,
    sumScore: row.sum_score,
    isCapped: row.is_capped,
    total: row.total,
    requirements: row.details,
  };
}

/** The score of one match with its parts (0–1) and requirements, as kept with a request. */
export const matchScoreSchema = z.object(scoreFields).transform(toScore);

/** A row of `list_matches`. */
export const matchRowSchema = z.object(rowFields).transform((row) => ({
  ...toScore(row),
  consultantId: row.consultant_id,
  consultantNumber: row.consultant_number,
  regionId: row.region_id,
  workModes: row.work_modes,
  askedRateOre: row.asked_rate_ore,
  requestState: row.request_state,
  matchCount: row.match_count,
}));

export type Requirement = z.output<typeof requirementSchema>;
export type MatchScore = z.output<typeof matchScoreSchema>;
export type RankedMatch = z.output<typeof matchRowSchema>;
