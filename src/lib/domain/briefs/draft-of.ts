import type { RoleDetail } from '../catalogue/role.ts';
import { rateText } from '../consultants/hourly-rate.ts';
import { roleAt, roleTerms } from './brief-role.ts';
import type { Brief } from './brief.ts';
import type { BriefDraft } from './brief-draft.ts';

/** Half of full time is the most common extent; Swedish at C1 is what client work mostly needs. */
const SUGGESTED = { percent: '50', languages: [{ code: 'sv', cefr: '5' }] } as const;

/** A new brief prefilled from a role's profile, everything open to change. */
export function draftFromRole(
  role: Pick<RoleDetail, 'id' | 'name' | 'competencies'>,
  sectorId: string | null,
  formKey: string,
): BriefDraft {
  return {
    roleId: role.id,
    title: role.name,
    goal: '',
    startsOn: '',
    endsOn: '',
    percent: SUGGESTED.percent,
    budget: '',
    workMode: '',
    regionId: '',
    sectorId: sectorId ?? '',
    competencies: role.competencies.map(({ id, level, weight }) => ({
      competencyId: id,
      level: String(level),
      weight: String(weight),
      isMust: false,
    })),
    languages: SUGGESTED.languages.map((row) => ({ ...row })),
    version: '',
    formKey,
  };
}

/** A stored brief as its form shows it. @param decimal sign of the language */
export function draftFromBrief(brief: Brief, decimal: ',' | '.'): BriefDraft {
  const role = roleAt(brief, 1);
  const { period, percent } = roleTerms(role);
  return {
    roleId: role.roleId,
    title: brief.title,
    goal: brief.goal,
    startsOn: period.from,
    endsOn: period.to,
    percent: String(percent),
    budget: rateText(role.budgetRateOre, decimal),
    workMode: brief.workMode,
    regionId: brief.regionId ?? '',
    sectorId: brief.sectorId ?? '',
    competencies: role.competencies.map((row) => ({
      competencyId: row.competencyId,
      level: String(row.level),
      weight: String(row.weight),
      isMust: row.isMust,
    })),
    languages: brief.languages.map(({ code, cefr }) => ({ code, cefr: String(cefr) })),
    version: String(brief.version),
    formKey: '',
  };
}
