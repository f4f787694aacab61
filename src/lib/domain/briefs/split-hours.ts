import type { BriefRole } from './brief.ts';
import { minutesOf } from './hours.ts';
import { foreignIn, ownCompetencies, type SplitCatalogue } from './split-demand.ts';
import { SPLIT_RULES } from './split-rules.ts';

/** Hours that are too few for the roles whose work is asked for. */
export type HourShortage = {
  /** The roles whose work it is, the role itself first. */
  roleIds: readonly string[];
  askedMinutes: number;
  neededMinutes: number;
};

/**
 * Whether the time asked for is too short for every role whose core work is asked for, each with
 * the hours a role needs (effect.md §1.4); null when it is enough, or one role's work alone.
 */
export function hourShortage(role: BriefRole, catalogue: SplitCatalogue): HourShortage | null {
  const others = rolesBehind(role, catalogue);
  if (others.length === 0) return null;
  const roleIds = [role.roleId, ...others];
  const neededMinutes = roleIds.length * SPLIT_RULES.hours.perRole * 60;
  const askedMinutes = minutesOf(role.times);
  return askedMinutes < neededMinutes ? { roleIds, askedMinutes, neededMinutes } : null;
}

/** The fewest other roles that foreign core competencies belong to, the one with most first. */
function rolesBehind(role: BriefRole, catalogue: SplitCatalogue): string[] {
  const own = ownCompetencies(role, catalogue);
  const theirs = catalogue.roles
    .filter(({ id }) => id !== role.roleId)
    .map((other) => ({
      id: other.id,
      foreign: foreignIn(role, other, own).map(({ competencyId }) => competencyId),
    }));
  const left = new Set(theirs.flatMap(({ foreign }) => foreign));
  const found: string[] = [];
  while (left.size > 0) {
    const [next] = theirs
      .map(({ id, foreign }) => ({ id, foreign: foreign.filter((one) => left.has(one)) }))
      .sort((a, b) => b.foreign.length - a.foreign.length);
    if (!next) break;
    found.push(next.id);
    for (const one of next.foreign) left.delete(one);
  }
  return found;
}
