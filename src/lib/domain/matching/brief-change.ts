import { z } from 'zod';

const whole = z.coerce.number().int();

/** A row of `list_brief_changes`: one thing changed, and what became of the ranking. */
export const briefChangeSchema = z
  .object({
    change: z.enum(['budget', 'start', 'share', 'must']),
    budget_ore: whole.nullable(),
    shift_weeks: whole.nullable(),
    percent_less: whole.nullable(),
    competency_id: z.string().nullable(),
    joins: whole,
    leaves: whole,
    ranked_after: whole,
    moves: whole,
    best_new_place: whole.nullable(),
  })
  .transform((row) => ({
    change: row.change,
    /** The hourly budget asked about. */
    budgetOre: row.budget_ore,
    /** Later by so many weeks. */
    shiftWeeks: row.shift_weeks,
    /** Percentage points less than today. */
    percentLess: row.percent_less,
    /** The must that is dropped. */
    competencyId: row.competency_id,
    joins: row.joins,
    leaves: row.leaves,
    rankedAfter: row.ranked_after,
    /** Of the first twenty, those who get another place. */
    moves: row.moves,
    /** The best place somebody new gets. */
    bestNewPlace: row.best_new_place,
  }));

export type BriefChange = z.output<typeof briefChangeSchema>;

/**
 * The changes worth showing: of several steps of the same kind with the same effect only the
 * smallest, so that a start four weeks later is not listed when three weeks give as much.
 */
export function smallestChanges(changes: readonly BriefChange[]): BriefChange[] {
  const seen = new Set<string>();
  return [...changes]
    .sort((a, b) => sizeOf(a) - sizeOf(b))
    .filter((row) => {
      const effect = [row.change, row.competencyId, row.joins, row.leaves, row.bestNewPlace];
      const key = row.change === 'must' ? `must ${row.competencyId}` : effect.join(' ');
      return seen.size < seen.add(key).size;
    })
    .sort((a, b) => order(a) - order(b) || sizeOf(a) - sizeOf(b));
}

const ORDER: readonly BriefChange['change'][] = ['budget', 'start', 'share', 'must'];

function order({ change }: BriefChange): number {
  return ORDER.indexOf(change);
}

function sizeOf({ budgetOre, shiftWeeks, percentLess }: BriefChange): number {
  return budgetOre ?? shiftWeeks ?? percentLess ?? 0;
}
