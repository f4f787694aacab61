/** A stored version of a brief, as far as changes are told from it. */
export type BriefContent = {
  title: string;
  goal: string;
  work_mode: string;
  region_id: string | null;
  sector_id: string | null;
  business_goal_id: string | null;
  communication_goal_id: string | null;
  departments: readonly string[];
  decider_name: string;
  decider_title: string;
  languages: readonly { code: string; cefr: number }[];
  measures: readonly { measure_id: string; baseline: number | null; target: number | null }[];
  roles: readonly ContentRole[];
};

export type ContentRole = {
  id: string;
  role_id: string;
  phase: string;
  budget_rate_ore: number;
  times: readonly { starts_on: string; ends_on: string; percent: number }[];
  competencies: readonly {
    competency_id: string;
    level: number;
    weight: number;
    is_must: boolean;
  }[];
};

/** Parts of a brief that are told as changed, without what they hold. */
export const CHANGED_PARTS = [
  'title',
  'goal',
  'goals',
  'measures',
  'place',
  'sector',
  'languages',
  'departments',
  'decider',
] as const;
export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** What is different between two versions. */
export type BriefChange =
  | { kind: 'part'; part: ChangedPart }
  | { kind: 'role_added' | 'role_removed' | 'role_phase'; roleId: string }
  | { kind: 'role_budget'; roleId: string; fromOre: number; toOre: number }
  | { kind: 'role_times'; roleId: string }
  | { kind: 'competency_added' | 'competency_removed'; roleId: string; competencyId: string }
  | { kind: 'competency_changed'; roleId: string; competencyId: string };

/** What was changed from one version to the next, in the order the brief is read. */
export function changesBetween(before: BriefContent, after: BriefContent): BriefChange[] {
  const parts: [ChangedPart, (content: BriefContent) => unknown][] = [
    ['title', (one) => one.title],
    ['goal', (one) => one.goal],
    ['goals', (one) => [one.business_goal_id, one.communication_goal_id]],
    ['measures', (one) => one.measures],
    ['place', (one) => [one.work_mode, one.region_id]],
    ['sector', (one) => one.sector_id],
    ['languages', (one) => one.languages],
    ['departments', (one) => one.departments],
    ['decider', (one) => [one.decider_name, one.decider_title]],
  ];
  return [
    ...parts.flatMap(([part, read]) =>
      isSame(read(before), read(after)) ? [] : [{ kind: 'part' as const, part }],
    ),
    ...roleChanges(before.roles, after.roles),
  ];
}

function roleChanges(before: readonly ContentRole[], after: readonly ContentRole[]): BriefChange[] {
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id));
  return [
    ...after.flatMap((role): BriefChange[] => {
      const old = before.find(({ id }) => id === role.id);
      return old ? changesOf(old, role) : [{ kind: 'role_added', roleId: role.role_id }];
    }),
    ...removed.map((role): BriefChange => ({ kind: 'role_removed', roleId: role.role_id })),
  ];
}

function changesOf(before: ContentRole, after: ContentRole): BriefChange[] {
  const roleId = after.role_id;
  const changes: BriefChange[] = [];
  if (before.phase !== after.phase) changes.push({ kind: 'role_phase', roleId });
  const [fromOre, toOre] = [before.budget_rate_ore, after.budget_rate_ore];
  if (fromOre !== toOre) changes.push({ kind: 'role_budget', roleId, fromOre, toOre });
  if (!isSame(before.times, after.times)) changes.push({ kind: 'role_times', roleId });
  return [...changes, ...competencyChanges(before, after)];
}

function competencyChanges(before: ContentRole, after: ContentRole): BriefChange[] {
  const roleId = after.role_id;
  const find = (role: ContentRole, id: string) =>
    role.competencies.find(({ competency_id: one }) => one === id);
  const kept = after.competencies.flatMap((row): BriefChange[] => {
    const competencyId = row.competency_id;
    const old = find(before, competencyId);
    if (!old) return [{ kind: 'competency_added', roleId, competencyId }];
    return isSame(old, row) ? [] : [{ kind: 'competency_changed', roleId, competencyId }];
  });
  const removed = before.competencies
    .filter(({ competency_id: id }) => !find(after, id))
    .map(({ competency_id: competencyId }): BriefChange => ({
      kind: 'competency_removed',
      roleId,
      competencyId,
    }));
  return [...kept, ...removed];
}

/** Stored content has its keys in one order, so equal content is equal text. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
