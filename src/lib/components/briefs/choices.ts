import type { Phase } from '$lib/domain/briefs/brief.ts';
import { isEffectMeasure, type GoalChoices, type Measure } from '$lib/domain/briefs/goals.ts';
import type { Named } from '$lib/domain/catalogue/consultant-card.ts';
import type { DayPrice } from '$lib/domain/catalogue/role.ts';
import { m } from '$lib/paraglide/messages.js';

/** What the brief form offers to choose from, in the language of the page. */
export type BriefChoices = {
  roles: readonly (Named & { price: DayPrice | null; earlyPhases: readonly Phase[] })[];
  groups: readonly { name: string; competencies: readonly Named[] }[];
  /** Names of the five levels, level 1 first. */
  levels: readonly string[];
  sectors: readonly Named[];
  regions: readonly Named[];
  languages: readonly Named[];
  goals: GoalChoices;
};

/** Options of a select from rows with id and name. */
export function optionsOf(rows: readonly Named[]): { value: string; label: string }[] {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}

/** Measures as a select shows them: those that suit the goal first, then by the chain's steps. */
export function measureGroups(
  { measures, suitable }: GoalChoices,
  communicationGoal: string,
): { name: string; measures: readonly Measure[] }[] {
  const ids = suitable[communicationGoal] ?? [];
  const suited = ids.flatMap((id) => measures.filter((measure) => measure.id === id));
  const others = measures.filter(({ id }) => !ids.includes(id));
  const stages = [...Map.groupBy(others, ({ stageName }) => stageName)].reverse();
  const groups = stages.map(([name, rows]) => ({ name: stageLabel(name, rows), measures: rows }));
  if (suited.length === 0) return groups;
  return [{ name: m.briefs_measures_suited(), measures: suited }, ...groups];
}

function stageLabel(name: string, rows: readonly Measure[]): string {
  return rows.some(isEffectMeasure) ? m.briefs_measures_effect({ stage: name }) : name;
}
