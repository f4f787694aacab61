import { z } from 'zod';

/** How well a level is proved: the consultant's own word, a reference, or the agency's review. */
export const VERIFICATIONS = ['declared', 'referenced', 'verified'] as const;

const whole = z.coerce.number().int();
const number = z.coerce.number();
const share = number.min(0).max(1);

/** One requirement of a role against one consultant, with what it is worth in points. */
export const requirementSchema = z
  .object({
    competency_id: z.string(),
    need: whole,
    weight: whole,
    is_must: z.boolean(),
    have: whole,
    declared: whole,
    verification: z.enum(VERIFICATIONS).nullable(),
    direct: share,
    credit: share,
    related_id: z.string().nullish(),
    related_have: whole.nullish(),
    similarity: share.nullish(),
    rarity: number,
    points: number,
    max_points: number,
    gain: number.nullish(),
  })
  .transform((row) => ({
    competencyId: row.competency_id,
    need: row.need,
    /** 3 essential, 2 important, 1 useful. */
    weight: row.weight,
    isMust: row.is_must,
    /** The level that counts; 0 is none. */
    have: row.have,
    /** The level the consultant states: an unverified 5 counts as 4. */
    declared: row.declared,
    verification: row.verification,
    /** Credit 0–1 from the competency itself. */
    direct: row.direct,
    /** The credit that counts: the larger of the direct one and the neighbour's. */
    credit: row.credit,
    /** The neighbouring competency, when it gave the credit. */
    related: relatedOf(row.related_id, row.related_have, row.similarity),
    /** How much more a rare competency weighs, from 1. */
    rarity: row.rarity,
    /** What it adds to the score before cap and mutuality. */
    points: row.points,
    maxPoints: row.max_points,
    /** How much the score would change if the level were reached; null without a gap. */
    gain: row.gain ?? null,
  }));

/** A competency close to the one asked for, at the consultant's level in it. */
export type RelatedCompetency = { id: string; have: number; similarity: number };

export type Requirement = z.output<typeof requirementSchema>;

function relatedOf(
  id: string | null | undefined,
  have: number | null | undefined,
  similarity: number | null | undefined,
): RelatedCompetency | null {
  return id ? { id, have: have ?? 0, similarity: similarity ?? 0 } : null;
}
