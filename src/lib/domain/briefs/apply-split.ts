import type { Brief, BriefRole } from './brief.ts';
import { MOST_ROWS } from './brief-draft.ts';
import { mergePart } from './merge-part.ts';
import type { SplitFinding, SplitPart } from './splitter.ts';

/**
 * A brief with a role divided as proposed, in the form that the command takes. The first part
 * keeps the role's place and id. Another goes to the role of its kind that the brief has already,
 * and else follows with the same budget.
 */
export function applySplit(brief: Brief, finding: SplitFinding) {
  const roles = brief.roles.flatMap((role) =>
    role.position === finding.position
      ? finding.parts
          .filter(({ into }) => into === null)
          .map((part, at) => partFields(role, part, at === 0 ? role.id : undefined))
      : [roleFields(withParts(role, finding))],
  );
  const { goals } = brief;
  return {
    title: brief.title,
    goal: brief.goal,
    business_goal_id: goals?.businessGoalId ?? null,
    communication_goal_id: goals?.communicationGoalId ?? null,
    measures: (goals?.measures ?? []).map(({ id, baseline, target }) => ({
      measure_id: id,
      baseline,
      target,
    })),
    departments: [...brief.departments],
    decider_name: brief.decider.name,
    decider_title: brief.decider.title,
    work_mode: brief.workMode,
    region_id: brief.regionId,
    sector_id: brief.sectorId,
    languages: brief.languages.map(({ code, cefr }) => ({ code, cefr })),
    roles,
  };
}

/** Whether the brief has room for the parts. */
export function hasRoomFor(brief: Pick<Brief, 'roles'>, finding: SplitFinding): boolean {
  const added = finding.parts.filter(({ into }) => into === null).length - 1;
  const merged = brief.roles.map((role) => withParts(role, finding));
  return (
    brief.roles.length + added <= MOST_ROWS.roles &&
    merged.every(
      ({ times, competencies }) =>
        times.length <= MOST_ROWS.times && competencies.length <= MOST_ROWS.competencies,
    )
  );
}

/** A role with the parts that it takes over. */
function withParts(role: BriefRole, { parts }: SplitFinding): BriefRole {
  return parts.filter(({ into }) => into === role.position).reduce(mergePart, role);
}

function roleFields(role: BriefRole) {
  return {
    id: role.id,
    role_id: role.roleId,
    phase: role.phase,
    budget_rate_ore: role.budgetRateOre,
    times: timesOf(role.times),
    competencies: competenciesOf(role.competencies),
  };
}

function partFields(role: BriefRole, part: SplitPart, id: string | undefined) {
  return {
    ...(id ? { id } : {}),
    role_id: part.roleId,
    phase: part.phase,
    budget_rate_ore: role.budgetRateOre,
    times: timesOf(part.times),
    competencies: competenciesOf(part.competencies),
  };
}

function timesOf(times: BriefRole['times']) {
  return times.map(({ period, percent }) => ({
    starts_on: period.from,
    ends_on: period.to,
    percent,
  }));
}

function competenciesOf(competencies: BriefRole['competencies']) {
  return competencies.map(({ competencyId, level, weight, isMust }) => ({
    competency_id: competencyId,
    level,
    weight,
    is_must: isMust,
  }));
}
