import type { Brief, BriefRole } from './brief.ts';
import { MOST_ROWS } from './brief-draft.ts';
import type { SplitFinding, SplitPart } from './splitter.ts';

/**
 * A brief with a role divided as proposed, in the form that the command takes. The first part
 * keeps the role's place and id, the others follow it with the same budget.
 */
export function applySplit(brief: Brief, finding: SplitFinding) {
  const roles = brief.roles.flatMap((role) =>
    role.position === finding.position
      ? finding.parts.map((part, at) => partFields(role, part, at === 0 ? role.id : undefined))
      : [roleFields(role)],
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
  return brief.roles.length + finding.parts.length - 1 <= MOST_ROWS.roles;
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
