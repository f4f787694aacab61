import type { Constraint } from '$lib/domain/matching/filtered.ts';
import type { Contribution, Gap, ScoreLine } from '$lib/domain/matching/explanation.ts';
import type { Band } from '$lib/domain/matching/rules.ts';
import { formatPercent, formatScaled } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const BANDS: Readonly<Record<Band, () => string>> = {
  very_good: m.matching_band_very_good,
  good: m.matching_band_good,
  possible: m.matching_band_possible,
  more: m.matching_band_more,
};

const LINES: Readonly<Record<ScoreLine['id'], () => string>> = {
  competence: m.matching_part_competence,
  availability: m.matching_part_availability,
  rate: m.matching_part_rate,
  sector: m.matching_part_sector,
  workMode: m.matching_part_work_mode,
  mutuality: m.matching_part_mutuality,
  cap: m.matching_part_cap,
};

const CONSTRAINTS: Readonly<Record<Constraint, () => string>> = {
  H1: m.matching_filtered_h1,
  H2: m.matching_filtered_h2,
  H3: m.matching_filtered_h3,
  H4: m.matching_filtered_h4,
  H5: m.matching_filtered_h5,
};

/** Names to speak of a match with: by id, and the five levels in order. */
export type MatchNames = {
  competencies: Readonly<Record<string, string>>;
  levels: readonly string[];
  languages: Readonly<Record<string, string>>;
  regions: Readonly<Record<string, string>>;
};

/** The band in words: "Bra matchning". */
export function bandWord(band: Band): string {
  return BANDS[band]();
}

/** The name of a line of the score. */
export function lineName(id: ScoreLine['id']): string {
  return LINES[id]();
}

/** The name of a line where there is little room. */
export function lineNameShort(id: ScoreLine['id']): string {
  if (id === 'mutuality') return m.matching_part_mutuality_short();
  return id === 'cap' ? m.matching_part_cap_short() : lineName(id);
}

/** Why somebody was left out, in a few words. */
export function constraintWord(code: Constraint): string {
  return CONSTRAINTS[code]();
}

/** Points given in tenths, with one decimal: `47,8`. */
export function pointsText(tenths: number): string {
  return formatScaled(tenths, 1, getLocale());
}

/** Points that are added or taken, with their sign: `+0,8`, `−1,2`. */
export function signedPoints(tenths: number): string {
  return tenths > 0 ? `+${pointsText(tenths)}` : pointsText(tenths);
}

/** A share 0–1 as whole per cent: `55 %`. */
export function shareText(share: number): string {
  return formatPercent(Math.round(share * 100), getLocale());
}

/** A level with its word: `4 (avancerad)`. */
export function levelText(level: number, { levels }: MatchNames): string {
  const word = levels[level - 1]?.toLocaleLowerCase();
  return word ? `${level} (${word})` : String(level);
}

/** The name of a competency, or its id when the catalogue no longer has it. */
export function competencyName(id: string, { competencies }: MatchNames): string {
  return competencies[id] ?? id;
}

/** What speaks for somebody, without its points. */
export function contributionText(contribution: Contribution, names: MatchNames): string {
  if (contribution.kind !== 'competency') return lineName(contribution.kind);
  const name = competencyName(contribution.competencyId, names);
  const { related } = contribution;
  if (!related) return m.matching_strength({ name, level: levelText(contribution.level, names) });
  return m.matching_strength_related({
    name,
    related: competencyName(related.id, names),
    level: levelText(related.have, names),
  });
}

/** A gap as a sentence. */
export function gapText(gap: Gap, names: MatchNames): string {
  const name = competencyName(gap.competencyId, names);
  const need = levelText(gap.need, names);
  if (gap.have > 0) return m.matching_gap({ name, have: levelText(gap.have, names), need });
  if (!gap.related) return m.matching_gap_missing({ name, need });
  return m.matching_gap_related({
    name,
    related: competencyName(gap.related.id, names),
    have: levelText(gap.related.have, names),
  });
}

/** A name as it stands inside a sentence: `moderering`, but `SEO och sökbarhet`. */
export function inSentence(name: string): string {
  const [first = '', second = ''] = name;
  return second === second.toLocaleUpperCase() ? name : first.toLocaleLowerCase() + name.slice(1);
}

/** What speaks for somebody as part of a sentence: the name, and the level that is held. */
export function strengthInSentence(contribution: Contribution, names: MatchNames): string {
  if (contribution.kind !== 'competency') return inSentence(lineName(contribution.kind));
  const name = inSentence(competencyName(contribution.competencyId, names));
  const { related, level } = contribution;
  if (!related) return m.matching_strength_short({ name, level });
  return m.matching_strength_short_related({
    name,
    related: inSentence(competencyName(related.id, names)),
  });
}
