import { Dice } from '#dev/seed/random.ts';
import type { Brief, Consultant } from './shape.ts';

/** An order of all consultants for a brief, made by a rule that anyone could have thought of. */
export type Baseline = (brief: Brief, consultants: readonly Consultant[]) => string[];

/** Best score first; equal scores by id, so that the order is the same at every run. */
function byScore(
  consultants: readonly Consultant[],
  score: (consultant: Consultant) => number,
): string[] {
  return consultants
    .map((consultant) => ({ id: consultant.id, score: score(consultant) }))
    .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
    .map(({ id }) => id);
}

export function random(seed: string): Baseline {
  return (brief, consultants) =>
    new Dice(`${seed} ${brief.id}`).shuffled(consultants.map(({ id }) => id));
}

export const alphabetical: Baseline = (_brief, consultants) => byScore(consultants, () => 0);

export const titleMatch: Baseline = (brief, consultants) =>
  byScore(consultants, ({ roles }) => (roles.includes(brief.role) ? 1 : 0));

/** Words of more than three letters, small letters, each once. */
function words(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length > 3));
}

/**
 * How many words of the brief's title and goal stand in the headline or in the names of the
 * consultant's competencies.
 * @param names competency id → its name in the language of the briefs
 */
export function keywordOverlap(names: ReadonlyMap<string, string>): Baseline {
  return (brief, consultants) => {
    const wanted = words(`${brief.title} ${brief.goal}`);
    return byScore(consultants, ({ headline, competencies }) => {
      const own = competencies.map(({ id }) => names.get(id) ?? '');
      return words([headline, ...own].join(' ')).intersection(wanted).size;
    });
  };
}

/** Mean over the requirements of min(have, need) / need; weights, time, place and price unseen. */
export const competenceOnly: Baseline = (brief, consultants) =>
  byScore(consultants, ({ competencies }) => {
    const have = new Map(competencies.map(({ id, level }) => [id, level]));
    const shares = brief.requirements.map(
      ({ competency, level }) => Math.min(have.get(competency) ?? 0, level) / level,
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  });
