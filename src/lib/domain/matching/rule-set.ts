import { z } from 'zod';
import { RULE_FIELD_NAMES, type RuleField, type RuleNumbers } from './rule-fields.ts';

/** A version of the rules as it is kept: its numbers, and what became of it. */
export type RuleSet = RuleNumbers & {
  version: number;
  note: string;
  isInForce: boolean;
  createdAt: string;
  /** When it came into force first; null for a draft. */
  activatedAt: string | null;
};

const whole = z.coerce.number().int();
const numbers = Object.fromEntries(RULE_FIELD_NAMES.map((name) => [name, whole])) as Record<
  RuleField,
  typeof whole
>;

/** A row of `get_matching_rules` and `list_matching_rules`. */
export const ruleSetSchema = z
  .object({
    ...numbers,
    version: whole,
    note: z.string(),
    is_in_force: z.boolean(),
    created_at: z.string(),
    activated_at: z.string().nullable(),
  })
  .transform(({ is_in_force, created_at, activated_at, ...row }): RuleSet => ({
    ...row,
    isInForce: is_in_force,
    createdAt: created_at,
    activatedAt: activated_at,
  }));

/** What a version may still do. */
export type RuleSetState = 'in_force' | 'draft' | 'retired';

/** A draft has never been in force; a retired one has. */
export function ruleSetState({ isInForce, activatedAt }: RuleSet): RuleSetState {
  if (isInForce) return 'in_force';
  return activatedAt === null ? 'draft' : 'retired';
}

/** The rules as first published (version 1): for examples and tests that need a whole set. */
export const FIRST_RULES: RuleNumbers = {
  weight_competence: 60,
  weight_availability: 15,
  weight_rate: 10,
  weight_sector: 8,
  weight_work_mode: 7,
  weight_essential: 3,
  weight_important: 2,
  weight_useful: 1,
  credit_one_short: 70,
  credit_two_short: 35,
  credit_three_short: 10,
  cap_points: 59,
  cap_credit: 35,
  availability_least: 50,
  rate_ceiling: 125,
  sector_related: 70,
  sector_none: 50,
  mode_one_step: 50,
  rarity_from: 30,
  rarity_slope: 50,
  rarity_most: 150,
  mutual_exponent: 85,
  wish_rate_ceiling: 110,
  wish_share_slack: 20,
  ask_first_below: 30,
  band_very_good: 85,
  band_good: 70,
  band_possible: 55,
  rotation_band: 30,
  newcomer_band: 8,
  newcomer_days: 90,
  newcomer_lists: 3,
  newcomer_last_day: 365,
  exposure_days: 90,
};
