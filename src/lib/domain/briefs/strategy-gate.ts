import type { BriefRole } from './brief.ts';

/** How a company stands with its strategy (decision 0015). */
export type StrategyStanding = {
  /** An approved strategy in force. */
  strategyId: string | null;
  /** Per cent of the strategy dimension in the latest needs analysis; null without one. */
  percent: number | null;
  /** The per cent that is enough; null when there are no rules to read it from. */
  threshold: number | null;
  isMet: boolean;
};

/** Why a company goes on without a strategy, and who answers for it. */
export type GateOverride = { name: string; title: string; reason: string; givenAt: string };

/**
 * What the gate says of a brief: `open` lets it through, `overridden` with a reason, `asks` keeps
 * it from being opened, `waits` lets it be opened for its strategy role while the others wait.
 */
export type GateAnswer = 'open' | 'overridden' | 'asks' | 'waits';

type Roles = readonly Pick<BriefRole, 'phase' | 'isExecution' | 'times'>[];

/**
 * Whether a role in a phase carries out work that a strategy should steer.
 * @param earlyPhases those that the role may be bought in before there is a strategy
 */
export function isExecution(phase: string, earlyPhases: readonly string[]): boolean {
  return !earlyPhases.includes(phase);
}

/** Roles that count as execution although their phase does not say so, which a page has to explain. */
export function executionInDisguise<T extends Pick<BriefRole, 'phase' | 'isExecution'>>(
  roles: readonly T[],
): T[] {
  return roles.filter(
    (role) => role.isExecution && role.phase !== 'run' && role.phase !== 'experiment',
  );
}

/** Whether nobody can be asked about a role of an open brief until there is a strategy. */
export function waitsForStrategy(role: Pick<BriefRole, 'isExecution'>, gate: GateAnswer): boolean {
  return role.isExecution && (gate === 'waits' || gate === 'asks');
}

/** The gate's answer; the database has the last word. */
export function gateAnswer(
  roles: Roles,
  standing: Pick<StrategyStanding, 'isMet'>,
  override: GateOverride | null,
): GateAnswer {
  const execution = firstDay(roles.filter((role) => role.isExecution));
  if (execution === null || standing.isMet) return 'open';
  if (override) return 'overridden';
  const strategy = firstDay(roles.filter((role) => role.phase === 'strategy' && !role.isExecution));
  return strategy !== null && strategy <= execution ? 'waits' : 'asks';
}

function firstDay(roles: Roles): string | null {
  const days = roles.flatMap(({ times }) => times.map(({ period }) => period.from)).sort();
  return days[0] ?? null;
}
