import type { Ore } from '../money/ore.ts';

/** A span of day prices that rests on public figures: öre per day of eight hours, excluding VAT. */
export type DayPrice = { lowOre: Ore; highOre: Ore };

/** A role as a line in a list, in one language. */
export type RoleSummary = {
  id: string;
  name: string;
  description: string;
  aliases: readonly string[];
  /** Consultants in the role with free time within 90 days. */
  available: number;
  /** Null unless the span is anchored in public figures; assumptions are never shown as fact. */
  price: DayPrice | null;
};

/** A line of a role's competency profile. */
export type RoleCompetency = {
  id: string;
  name: string;
  description: string;
  level: number;
  weight: 1 | 2 | 3;
};

/** A role with everything its page shows, in one language. */
export type RoleDetail = RoleSummary & {
  responsibilities: readonly string[];
  deliverables: readonly string[];
  wrongWhen: readonly string[];
  firstInPlace: readonly string[];
  competencies: readonly RoleCompetency[];
  /** The labels of the corresponding ESCO occupations. */
  escoLabels: readonly string[];
};

/** One of the five levels of proficiency, in one language. */
export type ProficiencyLevel = { level: number; name: string; description: string };
