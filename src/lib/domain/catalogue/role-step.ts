/** The order of work that the product stands for: the strategy before the hands. */
export type RoleStep = 'strategy' | 'organise' | 'run';
export const ROLE_STEPS: readonly RoleStep[] = ['strategy', 'organise', 'run'];

/** The first phase in which a role is useful, from the phases of the role catalogue; the rest run. */
const EARLY_ROLES: Readonly<Record<string, RoleStep>> = {
  'social-media-strategist': 'strategy',
  'communications-advisor': 'strategy',
  'brand-strategist': 'strategy',
  'insights-analyst': 'strategy',
  'internal-change-communicator': 'organise',
  'communication-project-manager': 'organise',
  'employer-branding-specialist': 'organise',
  'pr-press-officer': 'organise',
};

/** @returns the step of the work in which a role is first needed. */
export function roleStep(roleId: string): RoleStep {
  return EARLY_ROLES[roleId] ?? 'run';
}

/** The roles of each step, in the order of the steps; the order within a step is kept. */
export function rolesByStep<T extends { id: string }>(
  roles: readonly T[],
): { step: RoleStep; roles: T[] }[] {
  return ROLE_STEPS.map((step) => ({
    step,
    roles: roles.filter((role) => roleStep(role.id) === step),
  })).filter((group) => group.roles.length > 0);
}
