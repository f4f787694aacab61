import { z } from 'zod';
import { CONSTRAINTS } from './filtered.ts';
import { requirementSchema } from './requirement.ts';

export type { Requirement } from './requirement.ts';

/** Whole numbers of the database arrive as numbers or, when large, as text. */
const whole = z.coerce.number().int();
const share = z.coerce.number().min(0).max(1);
const points = z.coerce.number();
const place = whole.nullish().transform((value) => value ?? null);

export const BANDS = ['very_good', 'good', 'possible', 'more'] as const;

/** What an explanation needs of the rules, kept with each match so that an old one still adds up. */
const checkedSchema = z
  .object({
    languages: z.array(z.object({ code: z.string(), cefr: whole })),
    on_site_region: z.string().nullable(),
    availability_least: whole,
    rate_ceiling: whole,
  })
  .transform((row) => ({
    languages: row.languages,
    /** Id of the region where somebody must be on site; null when nobody has to. */
    onSiteRegion: row.on_site_region,
    /** Percent of the time asked for that must be free. */
    availabilityLeast: row.availability_least,
    /** The lowest price may be this many percent of the budget. */
    rateCeiling: row.rate_ceiling,
  }));

const appliedRulesSchema = z
  .object({
    version: whole,
    rarity_version: whole,
    weights: z.object({
      competence: points,
      availability: points,
      rate: points,
      sector: points,
      work_mode: points,
    }),
    cap_points: points,
    cap_credit: share,
    bands: z.tuple([whole, whole, whole]),
    catalogue_version: z.string().nullish(),
    checked: checkedSchema.nullish(),
  })
  .transform((row) => {
    const { work_mode: workMode, ...weights } = row.weights;
    return {
      version: row.version,
      /** Of the nightly weights for rare competencies; 0 before the first night. */
      rarityVersion: row.rarity_version,
      /** Points each part can give; their sum is 100. */
      weights: { ...weights, workMode },
      capPoints: row.cap_points,
      /** Credit (0–1) that each essential competency needs. */
      capCredit: row.cap_credit,
      /** Least points for very good, good and possible. */
      bands: row.bands,
      /** Digest of related competencies and sectors; null in what is only an example. */
      catalogueVersion: row.catalogue_version ?? null,
      /** What everybody was checked against before anything was scored; null likewise. */
      checked: row.checked ?? null,
    };
  });

const scoreFields = {
  place,
  raw_place: place,
  is_rotated: z.boolean().default(false),
  is_newcomer_place: z.boolean().default(false),
  is_new: z.boolean().default(false),
  competence: share,
  availability: share,
  rate: share,
  sector: share,
  work_mode: share,
  sum_score: points,
  is_capped: z.boolean(),
  total: points,
  k_rate: share,
  k_share: share,
  k_sector: share,
  k_mode: share,
  k: share,
  mutual: points,
  points: whole,
  band: z.enum(BANDS),
  details: z.array(requirementSchema),
  rules: appliedRulesSchema,
};

const rowFields = {
  ...scoreFields,
  consultant_id: z.uuid(),
  consultant_number: whole,
  region_id: z.string().nullable(),
  work_modes: z.array(z.string()),
  asked_rate_ore: whole,
  failed: z
    .array(z.enum(CONSTRAINTS))
    .nullish()
    .transform((codes) => codes ?? []),
  request_state: z.string().nullable(),
  match_count: place,
};

type ScoreRow = z.output<z.ZodObject<typeof scoreFields>>;

function toScore(row: ScoreRow) {
  return {
    /** Final place, after rotation and the newcomer's; null when not ranked. */
    place: row.place,
    /** Place by score alone. */
    rawPlace: row.raw_place,
    isRotated: row.is_rotated,
    isNewcomerPlace: row.is_newcomer_place,
    isNew: row.is_new,
    competence: row.competence,
    availability: row.availability,
    rate: row.rate,
    sector: row.sector,
    workMode: row.work_mode,
    sumScore: row.sum_score,
    isCapped: row.is_capped,
    total: row.total,
    /** The consultant's side: how well the assignment suits them, 0–1 each. */
    side: {
      rate: row.k_rate,
      share: row.k_share,
      sector: row.k_sector,
      mode: row.k_mode,
      mean: row.k,
    },
    /** The score, 0–100 with four decimals. */
    mutual: row.mutual,
    points: row.points,
    band: row.band,
    requirements: row.details,
    rules: row.rules,
  };
}

/** The score of one match with its parts (0–1) and requirements, as kept with a request. */
export const matchScoreSchema = z.object(scoreFields).transform(toScore);

/** A row of `list_matches`, `get_match` and `compare_matches`. */
export const matchRowSchema = z.object(rowFields).transform((row) => ({
  ...toScore(row),
  consultantId: row.consultant_id,
  consultantNumber: row.consultant_number,
  regionId: row.region_id,
  workModes: row.work_modes,
  askedRateOre: row.asked_rate_ore,
  /** Constraints that are not met; empty for everybody who is ranked. */
  failed: row.failed,
  requestState: row.request_state,
  matchCount: row.match_count ?? 0,
}));

/** What the constraints of a match were checked against. */
export type Checked = z.output<typeof checkedSchema>;
export type MatchScore = z.output<typeof matchScoreSchema>;
export type RankedMatch = z.output<typeof matchRowSchema>;
