import type { BriefCompetency, BriefRole } from './brief.ts';
import { SPLIT_RULES } from './split-rules.ts';

/** A catalogue role as the splitter knows it. */
export type CatalogueRole = {
  id: string;
  phase: string;
  competencies: readonly { id: string; level: number; weight: number }[];
};

export type SplitCatalogue = {
  roles: readonly CatalogueRole[];
  /** Group of a competency, by its id. */
  groupOf: Readonly<Record<string, string>>;
};

/** What a person is hired for: essential or a must, at a high level. */
export function isCore({ weight, level, isMust }: BriefCompetency): boolean {
  return (isMust || weight >= SPLIT_RULES.core.weight) && level >= SPLIT_RULES.core.level;
}

/** The competencies of a role's own profile. */
export function ownCompetencies(role: BriefRole, { roles }: SplitCatalogue): Set<string> {
  const profile = roles.find(({ id }) => id === role.roleId);
  return new Set((profile?.competencies ?? []).map(({ id }) => id));
}

/** The asked core competencies that are essential in another role and no part of the role's own. */
export function foreignIn(role: BriefRole, other: CatalogueRole, own: ReadonlySet<string>) {
  const essential = new Set(
    other.competencies
      .filter(({ weight }) => weight >= SPLIT_RULES.core.weight)
      .map(({ id }) => id),
  );
  return role.competencies.filter(
    (one) => isCore(one) && essential.has(one.competencyId) && !own.has(one.competencyId),
  );
}
