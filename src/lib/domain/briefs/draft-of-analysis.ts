import { addDays, weekday, type IsoDate } from '../time/day.ts';
import type { Period } from '../time/period.ts';
import { newMeasureRow, type BriefDraft } from './brief-draft.ts';
import { PHASES, type Phase } from './brief.ts';
import { draftFromRoles, roleDraft, type RoleProfile } from './draft-of.ts';
import { percentOfHours } from './hours.ts';
import { isExecution } from './strategy-gate.ts';

/** What an analysis recommends, as far as a brief begins with it. */
export type RecommendedWork = {
  roles: readonly { role: string; hours: number; byPhase: Readonly<Record<string, number>> }[];
  /** Months that the hours are meant for. */
  periodMonths: number;
  /** The goal in words, in the language of the page. */
  goal: string;
  goalPair: string;
  measures: readonly string[];
};

/** The first weeks, which a strategy takes before anything is built on it. */
const STRATEGY_WEEKS = 8;

/** Time to find somebody: the work begins on a Monday at least two weeks away. */
const LEAD_DAYS = 14;

/**
 * A new brief for the roles that an analysis recommends, hours turned into a share of full time.
 * With a strategy role among them it has the first eight weeks, and execution begins after it.
 */
export function draftFromAnalysis(
  work: RecommendedWork,
  profiles: readonly RoleProfile[],
  sectorId: string | null,
  formKey: string,
  today: IsoDate,
): BriefDraft {
  const whole = planPeriod(today, work.periodMonths);
  const wanted = work.roles.flatMap(({ role, hours, byPhase }) => {
    const profile = profiles.find(({ id }) => id === role);
    if (!profile) return [];
    const phase = mainPhase(byPhase, profile.phase);
    return [{ profile, hours, phase, isExecution: isExecution(phase, profile.earlyPhases) }];
  });
  const hasStrategy = wanted.some((one) => one.phase === 'strategy' && !one.isExecution);
  const roles = wanted.map(({ profile, hours, phase, isExecution: isLate }) => {
    const period = hasStrategy ? periodOf(phase, isLate, whole) : whole;
    const percent = String(percentOfHours(hours, period));
    return roleDraft({ ...profile, phase }, [
      { startsOn: period.from, endsOn: period.to, percent },
    ]);
  });
  return {
    ...draftFromRoles([], sectorId, formKey),
    goal: work.goal,
    goalPair: work.goalPair,
    measures: work.measures.map((id) => newMeasureRow(id)),
    roles,
  };
}

function planPeriod(today: IsoDate, months: number): Period {
  const soonest = addDays(today, LEAD_DAYS);
  const from = addDays(soonest, (8 - weekday(soonest)) % 7);
  // Weeks, so that the work ends on a Friday: a month is 52/12 weeks.
  const weeks = Math.max(1, Math.round((months * 52) / 12));
  return { from, to: addDays(from, weeks * 7 - 3) };
}

/** The part of the period that a role has when a strategy comes first. */
function periodOf(phase: Phase, isLate: boolean, whole: Period): Period {
  const strategyEnds = addDays(whole.from, STRATEGY_WEEKS * 7 - 3);
  if (strategyEnds >= whole.to) return whole;
  if (isLate) return { from: addDays(strategyEnds, 3), to: whole.to };
  return phase === 'strategy' ? { from: whole.from, to: strategyEnds } : whole;
}

/** The phase with most of a role's hours; the earlier one on a tie. */
function mainPhase(byPhase: Readonly<Record<string, number>>, fallback: string): Phase {
  const most = Math.max(0, ...Object.values(byPhase));
  const found = PHASES.find((phase) => most > 0 && byPhase[phase] === most);
  return found ?? PHASES.find((phase) => phase === fallback) ?? 'run';
}
