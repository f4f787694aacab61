import type { BriefChange, ChangedPart } from '$lib/domain/briefs/changes.ts';
import { formatMoney } from '$lib/format/money.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** What changes are told with, in the language of the page. */
export type ChangeNames = {
  roles: Readonly<Record<string, string>>;
  competencies: Readonly<Record<string, string>>;
};

const PARTS: Readonly<Record<ChangedPart, () => string>> = {
  title: m.briefs_changed_title,
  goal: m.briefs_changed_goal,
  goals: m.briefs_changed_goals,
  measures: m.briefs_changed_measures,
  place: m.briefs_changed_place,
  sector: m.briefs_changed_sector,
  languages: m.briefs_changed_languages,
  departments: m.briefs_changed_departments,
  decider: m.briefs_changed_decider,
};

/** One change of a brief, in words. */
export function changeSentence(change: BriefChange, names: ChangeNames): string {
  if (change.kind === 'part') return PARTS[change.part]();
  const role = names.roles[change.roleId] ?? change.roleId;
  switch (change.kind) {
    case 'role_added':
      return m.briefs_changed_role_added({ role });
    case 'role_removed':
      return m.briefs_changed_role_removed({ role });
    case 'role_phase':
      return m.briefs_changed_role_phase({ role });
    case 'role_times':
      return m.briefs_changed_role_times({ role });
    case 'role_budget': {
      const money = (ore: number) => formatMoney(ore, 'SEK', getLocale());
      const { fromOre, toOre } = change;
      return m.briefs_changed_role_budget({ role, from: money(fromOre), to: money(toOre) });
    }
    default:
      return competencySentence(change, role, names);
  }
}

type CompetencyChange = Extract<BriefChange, { competencyId: string }>;

function competencySentence(change: CompetencyChange, role: string, names: ChangeNames): string {
  const words = {
    role,
    competency: names.competencies[change.competencyId] ?? change.competencyId,
  };
  if (change.kind === 'competency_added') return m.briefs_changed_competency_added(words);
  if (change.kind === 'competency_removed') return m.briefs_changed_competency_removed(words);
  return m.briefs_changed_competency(words);
}
