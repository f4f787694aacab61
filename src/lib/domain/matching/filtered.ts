import { z } from 'zod';

/** The constraints in the order in which a consultant is counted; H6 and H7 are never shown. */
export const CONSTRAINTS = ['H1', 'H2', 'H3', 'H4', 'H5'] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/** A row of `list_filtered`: whom one constraint kept out, and what relaxing it would give. */
export const filteredRowSchema = z
  .object({
    code: z.enum(CONSTRAINTS),
    consultants: z.coerce.number().int(),
    only_this: z.coerce.number().int(),
    lowest_budget_ore: z.coerce.number().int().nullable(),
  })
  .transform((row) => ({
    code: row.code,
    /** Counted once, under the first constraint that failed. */
    consultants: row.consultants,
    /** How many would join if this constraint alone were relaxed. */
    onlyThis: row.only_this,
    /** The smallest hourly budget that lets the first of them in (H3). */
    lowestBudgetOre: row.code === 'H3' ? row.lowest_budget_ore : null,
  }));

export type FilteredCount = z.output<typeof filteredRowSchema>;

/** What would help most: constraints that alone keep somebody out, the most people first. */
export function relaxations(filtered: readonly FilteredCount[]): FilteredCount[] {
  return filtered
    .filter(({ onlyThis }) => onlyThis > 0)
    .sort((a, b) => b.onlyThis - a.onlyThis || a.code.localeCompare(b.code));
}
