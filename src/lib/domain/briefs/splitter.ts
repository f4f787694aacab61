import type { BriefCompetency, BriefRole, BriefTime } from './brief.ts';
import { minutesOf } from './hours.ts';
import {
  foreignIn,
  isCore,
  ownCompetencies,
  type CatalogueRole,
  type SplitCatalogue,
} from './split-demand.ts';
import { hourShortage, type HourShortage } from './split-hours.ts';
import { SPLIT_RULES, type SplitKind } from './split-rules.ts';

export type SplitPart = {
  roleId: string;
  phase: string;
  /** Of the asked ones, what goes here; most important first. */
  competencies: readonly BriefCompetency[];
  times: readonly BriefTime[];
  minutes: number;
  /** Position of a role that the brief has already and that takes this part; null for a new one. */
  into: number | null;
};

/** Why a role should be several, and which. */
export type SplitFinding = {
  /** Position of the role in the brief. */
  position: number;
  kinds: readonly SplitKind[];
  /** Groups that the role asks for at a high level. */
  groups: readonly string[];
  /** Set when the hours are too few for the roles whose work is asked for. */
  shortage: HourShortage | null;
  /** The parts, the role itself first; only itself when no other role fits. */
  parts: readonly SplitPart[];
  /** Essentials of the other parts' own roles that nobody asked for: what one person would drop. */
  dropped: readonly string[];
  /** What the finding rests on; the same demand gives the same mark. */
  mark: string;
};

/** What a brief asks of one person that several roles do, role by role; empty when all is well. */
export function findSplits(roles: readonly BriefRole[], catalogue: SplitCatalogue): SplitFinding[] {
  return roles
    .filter(({ isFilled }) => !isFilled)
    .flatMap((role) => {
      const kinds = kindsOf(role, roles, catalogue);
      return kinds.length > 0 ? [findingOf(role, roles, kinds, catalogue)] : [];
    });
}

/** The findings that the company has not yet read and kept. */
export function openFindings(
  findings: readonly SplitFinding[],
  kept: readonly string[],
): SplitFinding[] {
  return findings.filter(({ mark }) => !kept.includes(mark));
}

function kindsOf(
  role: BriefRole,
  roles: readonly BriefRole[],
  catalogue: SplitCatalogue,
): SplitKind[] {
  const kinds: SplitKind[] = [];
  if (coreGroups(role, catalogue).length >= SPLIT_RULES.breadth.groups) kinds.push('breadth');
  if (otherRoleOf(role, roles, catalogue)) kinds.push('otherRole');
  const essentials = role.competencies.filter(({ weight }) => weight >= SPLIT_RULES.core.weight);
  if (essentials.length > SPLIT_RULES.length.essentials) kinds.push('length');
  if (hourShortage(role, catalogue)) kinds.push('hours');
  return kinds;
}

function coreGroups(role: BriefRole, { groupOf }: SplitCatalogue): string[] {
  const groups = role.competencies.filter(isCore).map((one) => groupOf[one.competencyId] ?? '');
  return [...new Set(groups.filter(Boolean))].sort();
}

/**
 * The role that most foreign competencies belong to: one that the brief has already before others,
 * the first listed on a tie.
 * @param least foreign competencies that make a role worth a part of its own
 */
function otherRoleOf(
  role: BriefRole,
  roles: readonly BriefRole[],
  catalogue: SplitCatalogue,
  least: number = SPLIT_RULES.otherRole.foreign,
): CatalogueRole | null {
  const own = ownCompetencies(role, catalogue);
  const counted = catalogue.roles
    .filter(({ id }) => id !== role.roleId)
    .map((other) => ({ other, count: foreignIn(role, other, own).length }))
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count);
  const inBrief = counted.find(({ other }) => roles.some(({ roleId }) => roleId === other.id));
  return (inBrief ?? counted[0])?.other ?? null;
}

/**
 * The role that a part is proposed for. What is too broad or too long is divided also where each
 * foreign competency belongs to a role of its own: one role at a time, until it is one person's work.
 */
function proposedRole(
  role: BriefRole,
  roles: readonly BriefRole[],
  kinds: readonly SplitKind[],
  catalogue: SplitCatalogue,
): CatalogueRole | null {
  const isSpread = kinds.includes('breadth') || kinds.includes('length');
  const { foreign, foreignWhenSpread } = SPLIT_RULES.otherRole;
  return otherRoleOf(role, roles, catalogue, isSpread ? foreignWhenSpread : foreign);
}

function findingOf(
  role: BriefRole,
  roles: readonly BriefRole[],
  kinds: readonly SplitKind[],
  catalogue: SplitCatalogue,
): SplitFinding {
  const other = proposedRole(role, roles, kinds, catalogue);
  const into = other && takerOf(role, other, roles);
  const parts = partsOf(role, other, into, catalogue);
  const asks = [...role.competencies, ...(into?.competencies ?? [])];
  const asked = new Set(asks.map(({ competencyId }) => competencyId));
  const dropped = (other?.competencies ?? [])
    .filter(({ id, weight }) => weight >= SPLIT_RULES.core.weight && !asked.has(id))
    .map(({ id }) => id);
  return {
    position: role.position,
    kinds,
    groups: coreGroups(role, catalogue),
    shortage: hourShortage(role, catalogue),
    parts,
    dropped,
    mark: markOf(role, kinds, otherRoleOf(role, roles, catalogue)),
  };
}

/** Each asked competency goes to one part; time follows the weight of what goes where. */
function partsOf(
  role: BriefRole,
  other: CatalogueRole | null,
  into: BriefRole | null,
  catalogue: SplitCatalogue,
): SplitPart[] {
  const own = ownCompetencies(role, catalogue);
  const theirs = new Set((other?.competencies ?? []).map(({ id }) => id));
  const goes = role.competencies.filter(
    ({ competencyId }) => theirs.has(competencyId) && !own.has(competencyId),
  );
  const stays = role.competencies.filter((one) => !goes.includes(one));
  if (!other || goes.length === 0 || stays.length === 0) {
    return [part(role, role.competencies, role.times)];
  }
  const share = weightOf(goes) / weightOf(role.competencies);
  const moved = role.times.map((time) => ({ ...time, percent: movedPercent(time.percent, share) }));
  const kept = role.times.map((time, at) => ({
    ...time,
    percent: Math.max(1, time.percent - (moved[at]?.percent ?? 0)),
  }));
  const taker = { roleId: other.id, phase: into?.phase ?? other.phase };
  return [part(role, stays, kept), part(taker, goes, moved, into?.position ?? null)];
}

/** The role of the brief that takes another's part over: of the same kind, and nobody booked for it. */
function takerOf(
  role: BriefRole,
  other: CatalogueRole,
  roles: readonly BriefRole[],
): BriefRole | null {
  const same = roles.filter(({ id, roleId }) => roleId === other.id && id !== role.id);
  return same.find(({ isFilled }) => !isFilled) ?? null;
}

function movedPercent(percent: number, share: number): number {
  const wanted = Math.max(SPLIT_RULES.leastPercent, Math.round(percent * share));
  return Math.max(1, Math.min(percent - 1, wanted));
}

function weightOf(competencies: readonly BriefCompetency[]): number {
  return competencies.reduce((sum, { weight, level }) => sum + weight * level, 0);
}

function part(
  { roleId, phase }: { roleId: string; phase: string },
  competencies: readonly BriefCompetency[],
  times: readonly BriefTime[],
  into: number | null = null,
): SplitPart {
  const inOrder = competencies.toSorted((a, b) => b.weight - a.weight || b.level - a.level);
  return { roleId, phase, competencies: inOrder, times, minutes: minutesOf(times), into };
}

function markOf(role: BriefRole, kinds: readonly SplitKind[], other: CatalogueRole | null): string {
  const cores = role.competencies.filter(isCore).length;
  return `${role.id}:${kinds.join('+')}:${other?.id ?? '-'}:${cores}`;
}
