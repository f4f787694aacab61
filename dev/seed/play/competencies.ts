import { evidence } from '../data/evidence.ts';
import type { Person } from '../data/person.ts';
import type { Catalogue, Role } from '#dev/reference/source.ts';
import { Dice } from '../random.ts';

/** What a consultant says about one competency. */
export type Claim = { competency_id: string; level: number; evidence: string };

/** Gives proof texts by turn, so that two candidates for one brief rarely say the same. */
export class Proofs {
  readonly #given = new Map<string, number>();

  next(competencyId: string): string {
    const texts = evidence[competencyId] ?? [];
    const given = this.#given.get(competencyId) ?? 0;
    this.#given.set(competencyId, given + 1);
    return given < texts.length * 2 ? (texts[given % texts.length] ?? '') : '';
  }
}

/** Levels around the profile of the main role, with parts of the second role and a few others. */
export function claimsOf(person: Person, catalogue: Catalogue, proofs: Proofs): Claim[] {
  const dice = new Dice(`claims ${person.key}`);
  const levels = new Map<string, number>();
  for (const { id, level, weight } of roleOf(catalogue, person.roles[0]).competencies) {
    if (weight === 'useful' && dice.chance(0.3)) continue;
    const experience = dice.chance(0.5) ? person.seniority : 0;
    levels.set(id, clamp(level + experience + dice.pick([-1, -1, 0, 0, 0, 1])));
  }
  const [, second] = person.roles;
  const related = second ? roleOf(catalogue, second).competencies.slice(0, 6) : [];
  for (const { id, level } of related)
    levels.set(id, Math.max(levels.get(id) ?? 0, clamp(level - 1)));
  const others = dice.shuffled(
    catalogue.competencies.map(({ id }) => id).filter((id) => !levels.has(id)),
  );
  for (const id of others.slice(0, dice.between(1, 3))) levels.set(id, dice.between(1, 3));
  if (person.state === 'draft')
    return [...levels].slice(0, 2).map(([id, level]) => claim(id, level, ''));
  return [...levels].map(([id, level]) => claim(id, level, level >= 4 ? proofs.next(id) : ''));
}

function claim(competency_id: string, level: number, text: string): Claim {
  return { competency_id, level, evidence: text };
}

function clamp(level: number): number {
  return Math.min(5, Math.max(1, level));
}

function roleOf(catalogue: Catalogue, id: string): Role {
  const role = catalogue.roles.find((candidate) => candidate.id === id);
  if (!role) throw new Error(`No such role: ${id}`);
  return role;
}
