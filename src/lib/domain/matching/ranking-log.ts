import { z } from 'zod';
import { matchScoreSchema } from './match.ts';

const whole = z.coerce.number().int();

/** Codes a logged ranking counts, those that are never shown to a company included. */
export const LOGGED_CODES = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7'] as const;
export type LoggedCode = (typeof LOGGED_CODES)[number];

const actor = z.enum(['company', 'agency', 'consultant', 'system']);
const filtered = z.record(z.string(), whole).transform((counts) =>
  LOGGED_CODES.flatMap((code) => {
    const count = counts[code] ?? 0;
    return count > 0 ? [{ code, count }] : [];
  }),
);

/** A row of `list_rankings`: one list as it was shown. */
export const rankingRowSchema = z
  .object({
    id: z.uuid(),
    recorded_at: z.string(),
    brief_id: z.uuid(),
    brief_role_id: z.uuid(),
    brief_title: z.string(),
    role_id: z.string(),
    company_id: z.uuid(),
    company_name: z.string(),
    actor,
    actor_name: z.string().nullable(),
    brief_version: whole,
    rules_version: whole,
    rarity_version: whole,
    catalogue_version: z.string(),
    fingerprint: z.string(),
    first_place: whole,
    candidates: whole,
    ranked: whole,
    ask_first: whole,
    filtered,
    row_count: whole,
  })
  .transform((row) => ({
    id: row.id,
    recordedAt: row.recorded_at,
    briefRoleId: row.brief_role_id,
    briefTitle: row.brief_title,
    roleId: row.role_id,
    companyId: row.company_id,
    companyName: row.company_name,
    actor: row.actor,
    actorName: row.actor_name,
    briefVersion: row.brief_version,
    rulesVersion: row.rules_version,
    rarityVersion: row.rarity_version,
    catalogueVersion: row.catalogue_version,
    /** SHA-256 of everything that was shown. */
    fingerprint: row.fingerprint,
    /** The first place on the page that was shown. */
    firstPlace: row.first_place,
    candidates: row.candidates,
    ranked: row.ranked,
    askFirst: row.ask_first,
    filtered: row.filtered,
    rowCount: row.row_count,
  }));

export type LoggedRanking = z.output<typeof rankingRowSchema>;

/** Places on a page of the list. */
const PLACES_SHOWN = 20;

/** The last place on the page that was shown; before the first when nobody was on it. */
export function lastPlace({ firstPlace, ranked }: LoggedRanking): number {
  return Math.min(firstPlace + PLACES_SHOWN - 1, ranked);
}

const action = z
  .object({
    action: z.enum(['asked', 'declined', 'moved']),
    actor,
    reason: z.string().nullable(),
    acted_at: z.string(),
  })
  .transform(({ acted_at, ...row }) => ({ ...row, actedAt: acted_at }));

/** A row of `list_ranking_places`: who stood where, the match as shown, and what people did. */
export const rankingPlaceSchema = z
  .object({
    place: whole,
    raw_place: whole,
    consultant_id: z.uuid(),
    consultant_number: whole,
    mutual: z.coerce.number(),
    is_rotated: z.boolean(),
    is_newcomer_place: z.boolean(),
    match: matchScoreSchema,
    actions: z.array(action),
  })
  .transform((row) => ({
    place: row.place,
    rawPlace: row.raw_place,
    consultantId: row.consultant_id,
    consultantNumber: row.consultant_number,
    mutual: row.mutual,
    isRotated: row.is_rotated,
    isNewcomerPlace: row.is_newcomer_place,
    match: row.match,
    actions: row.actions,
  }));

export type RankingAction = z.output<typeof action>;
export type RankingPlace = z.output<typeof rankingPlaceSchema>;

/** A row of `list_shown_places`: one place of one list; none when nobody was on it. */
export const shownPlaceSchema = z.object({
  ranking: rankingRowSchema,
  place: rankingPlaceSchema.nullable(),
});

export type ShownPlace = z.output<typeof shownPlaceSchema>;
