import { rateText } from '../consultants/hourly-rate.ts';
import { newTimeRow, type BriefDraft, type RoleDraft } from './brief-draft.ts';
import type { Brief, BriefRole } from './brief.ts';
import { figureText, goalPair } from './goals.ts';

/** A catalogue role as a form is prefilled from it. */
export type RoleProfile = {
  id: string;
  name: string;
  /** The phase it works in most. */
  phase: string;
  /** Phases it may be bought in before there is a strategy. */
  earlyPhases: readonly string[];
  competencies: readonly { id: string; level: number; weight: number }[];
};

/** Swedish at C1 is what client work mostly needs. */
const SUGGESTED_LANGUAGES = [{ code: 'sv', cefr: '5' }] as const;

/** A role to describe, prefilled from its profile, everything open to change. */
export function roleDraft(
  { id, phase, competencies }: Omit<RoleProfile, 'name' | 'earlyPhases'>,
  times = [newTimeRow()],
): RoleDraft {
  return {
    id: '',
    roleId: id,
    phase,
    budget: '',
    times,
    competencies: competencies.map((row) => ({
      competencyId: row.id,
      level: String(row.level),
      weight: String(row.weight),
      isMust: false,
    })),
  };
}

/** A new brief for some roles. */
export function draftFromRoles(
  profiles: readonly RoleProfile[],
  sectorId: string | null,
  formKey: string,
): BriefDraft {
  return {
    title: profiles.length === 1 ? (profiles[0]?.name ?? '') : '',
    goal: '',
    goalPair: '',
    measures: [],
    departments: '',
    deciderName: '',
    deciderTitle: '',
    roles: profiles.map((profile) => roleDraft(profile)),
    workMode: '',
    regionId: '',
    sectorId: sectorId ?? '',
    languages: SUGGESTED_LANGUAGES.map((row) => ({ ...row })),
    version: '',
    formKey,
  };
}

/** A stored brief as its form shows it. @param decimal sign of the language */
export function draftFromBrief(brief: Brief, decimal: ',' | '.', formKey: string): BriefDraft {
  const { goals } = brief;
  return {
    title: brief.title,
    goal: brief.goal,
    goalPair: goals ? goalPair(goals.businessGoalId, goals.communicationGoalId) : '',
    measures: (goals?.measures ?? []).map(({ id, baseline, target }) => ({
      measureId: id,
      baseline: figureText(baseline, decimal),
      target: figureText(target, decimal),
      isUnknown: baseline === null,
    })),
    departments: brief.departments.join('\n'),
    deciderName: brief.decider.name,
    deciderTitle: brief.decider.title,
    roles: brief.roles.map((role) => draftOfRole(role, decimal)),
    workMode: brief.workMode,
    regionId: brief.regionId ?? '',
    sectorId: brief.sectorId ?? '',
    languages: brief.languages.map(({ code, cefr }) => ({ code, cefr: String(cefr) })),
    version: String(brief.version),
    formKey,
  };
}

function draftOfRole(role: BriefRole, decimal: ',' | '.'): RoleDraft {
  return {
    id: role.id,
    roleId: role.roleId,
    phase: role.phase,
    budget: rateText(role.budgetRateOre, decimal),
    times: role.times.map(({ period, percent }) => ({
      startsOn: period.from,
      endsOn: period.to,
      percent: String(percent),
    })),
    competencies: role.competencies.map((row) => ({
      competencyId: row.competencyId,
      level: String(row.level),
      weight: String(row.weight),
      isMust: row.isMust,
    })),
  };
}
