import type { BriefRole, Phase } from './brief.ts';

/** Phases that a strategy must come before. */
const EXECUTION: readonly Phase[] = ['run', 'experiment'];

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

type Roles = readonly Pick<BriefRole, 'phase' | 'times'>[];

/** Whether a role carries out work that a strategy should steer. */
export function isExecution({ phase }: Pick<BriefRole, 'phase'>): boolean {
  return EXECUTION.includes(phase);
}

/** Whether nobody can be asked about a role of an open brief until there is a strategy. */
export function waitsForStrategy(role: Pick<BriefRole, 'phase'>, gate: GateAnswer): boolean {
  return isExecution(role) && (gate === 'waits' || gate === 'asks');
}

/** The gate's answer; the database has the last word. */
export function gateAnswer(
  roles: Roles,
  standing: Pick<StrategyStanding, 'isMet'>,
  override: GateOverride | null,
): GateAnswer {
  const execution = firstDay(roles.filter(isExecution));
  if (execution === null || standing.isMet) return 'open';
  if (override) return 'overridden';
  const strategy = firstDay(roles.filter(({ phase }) => phase === 'strategy'));
  return strategy !== null && strategy <= execution ? 'waits' : 'asks';
}

function firstDay(roles: Roles): string | null {
  const days = roles.flatMap(({ times }) => times.map(({ period }) => period.from)).sort();
  return days[0] ?? null;
}
