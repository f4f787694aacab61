import { z } from 'zod';
import { CONSTRAINTS } from './filtered.ts';
import { BANDS } from './match.ts';

const whole = z.coerce.number().int();

const shortLanguage = z.object({ code: z.string(), needed: whole, reached: whole.nullable() });

/** A row of `list_nearly`: somebody whom one constraint alone keeps out, and what would let them in. */
export const nearlyRowSchema = z
  .object({
    consultant_id: z.uuid(),
    consultant_number: whole,
    region_id: z.string().nullable(),
    points: whole,
    band: z.enum(BANDS),
    code: z.enum(CONSTRAINTS),
    languages: z.array(shortLanguage).nullable(),
    shift_weeks: whole.nullable(),
    budget_ore: whole.nullable(),
    place_region_id: z.string().nullable(),
    competency_ids: z.array(z.string()).nullable(),
    adds: whole.nullable(),
  })
  .transform((row) => ({
    consultantId: row.consultant_id,
    consultantNumber: row.consultant_number,
    regionId: row.region_id,
    points: row.points,
    band: row.band,
    code: row.code,
    /** H1: CEFR levels needed and reached, 1–6; null when the language is not stated. */
    languages: row.languages ?? [],
    /** H2: the smallest shift that is enough; null when eight weeks are not. */
    shiftWeeks: row.shift_weeks,
    /** H3: the hourly budget that is enough. */
    budgetOre: row.budget_ore,
    /** H4. */
    placeRegionId: row.place_region_id,
    /** H5: the musts that are missing. */
    competencyIds: row.competency_ids ?? [],
    /** How many the same change lets in, this one included. */
    adds: row.adds ?? 0,
  }));

export type NearlyMatch = z.output<typeof nearlyRowSchema>;

const share = z.coerce.number().min(0).max(1);

/** A row of `list_ask_first`: all constraints met, but hardly any wish. */
export const askFirstRowSchema = z
  .object({
    consultant_id: z.uuid(),
    consultant_number: whole,
    region_id: z.string().nullable(),
    asked_rate_ore: whole,
    k_rate: share,
    k_share: share,
    k_sector: share,
    k_mode: share,
    k: share,
    request_state: z.string().nullable(),
  })
  .transform((row) => ({
    consultantId: row.consultant_id,
    consultantNumber: row.consultant_number,
    regionId: row.region_id,
    askedRateOre: row.asked_rate_ore,
    side: {
      rate: row.k_rate,
      share: row.k_share,
      sector: row.k_sector,
      mode: row.k_mode,
      mean: row.k,
    },
    requestState: row.request_state,
  }));

export type AskFirst = z.output<typeof askFirstRowSchema>;
