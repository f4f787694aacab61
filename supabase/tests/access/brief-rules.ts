import type { World } from '#tests/support/world.ts';

type Reader = 'company' | 'consultant' | 'rivalConsultant' | 'agency';
type Rule = { where: (w: World) => string; readers: readonly Reader[] };

const ofBrief = (w: World) => `brief_id = '${w.briefId}'`;
const ofCompany = (w: World) => `company_id = '${w.company.id}'`;

/** Who reads what belongs to a brief: those who were asked see all but budgets and drafts. */
export const BRIEF_RULES: Record<string, Rule> = {
  brief_measures: {
    where: ofBrief,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_gate_overrides: {
    where: ofBrief,
    readers: ['company', 'consultant', 'rivalConsultant', 'agency'],
  },
  brief_versions: { where: ofBrief, readers: ['company', 'agency'] },
  brief_drafts: { where: ofCompany, readers: ['company'] },
  strategies: { where: ofCompany, readers: ['company', 'agency'] },
  assignment_measures: {
    where: (w) =>
      `goal_id in (select id from public.assignment_goals where assignment_id = '${w.assignmentId}')`,
    readers: ['company', 'consultant', 'agency'],
  },
};

/** Reference rows that everybody reads. */
export const GOAL_CATALOGUE = [
  'measure_stages',
  'business_goals',
  'communication_goals',
  'communication_goal_uses',
  'measures',
  'communication_goal_measures',
  'activities',
  'activity_roles',
  'communication_goal_activities',
];
