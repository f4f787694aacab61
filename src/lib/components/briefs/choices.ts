import type { Named } from '$lib/domain/catalogue/consultant-card.ts';

/** What the brief form offers to choose from, in the language of the page. */
export type BriefChoices = {
  groups: readonly { name: string; competencies: readonly Named[] }[];
  /** Names of the five levels, level 1 first. */
  levels: readonly string[];
  sectors: readonly Named[];
  regions: readonly Named[];
  languages: readonly Named[];
};

/** Options of a select from rows with id and name. */
export function optionsOf(rows: readonly Named[]): { value: string; label: string }[] {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
