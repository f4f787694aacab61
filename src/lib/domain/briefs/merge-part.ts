import { addDays } from '../time/day.ts';
import { includesDay } from '../time/period.ts';
import type { BriefCompetency, BriefRole, BriefTime, Weight } from './brief.ts';
import type { SplitPart } from './splitter.ts';

/** Nobody works more than this on a day, percent of full time. */
const FULL_TIME = 100;

/**
 * A role of a brief with a part of another role's work added. What both ask for is asked once, at
 * the higher level and weight; time adds up day by day, to full time at most. The role keeps its
 * budget and phase.
 */
export function mergePart(role: BriefRole, part: SplitPart): BriefRole {
  return {
    ...role,
    times: addedTimes(role.times, part.times),
    competencies: mergedCompetencies(role.competencies, part.competencies),
  };
}

function mergedCompetencies(
  own: readonly BriefCompetency[],
  more: readonly BriefCompetency[],
): BriefCompetency[] {
  const extra = new Map(more.map((one) => [one.competencyId, one]));
  const merged = own.map((one) => {
    const other = extra.get(one.competencyId);
    if (!other) return one;
    extra.delete(one.competencyId);
    return {
      ...one,
      level: Math.max(one.level, other.level),
      weight: Math.max(one.weight, other.weight) as Weight,
      isMust: one.isMust || other.isMust,
    };
  });
  return [...merged, ...extra.values()];
}

function addedTimes(own: readonly BriefTime[], more: readonly BriefTime[]): BriefTime[] {
  const all = [...own, ...more];
  const edges = all.flatMap(({ period }) => [period.from, addDays(period.to, 1)]);
  const days = [...new Set(edges)].sort();
  return days.reduce<BriefTime[]>((times, from, at) => {
    const next = days[at + 1];
    const sum = all
      .filter(({ period }) => includesDay(period, from))
      .reduce((total, { percent }) => total + percent, 0);
    if (next === undefined || sum === 0) return times;
    const time = { period: { from, to: addDays(next, -1) }, percent: Math.min(sum, FULL_TIME) };
    return joined(times, time);
  }, []);
}

/** Adds a time at the end, as one with the last when nothing changes between them. */
function joined(times: readonly BriefTime[], time: BriefTime): BriefTime[] {
  const last = times.at(-1);
  if (last?.percent !== time.percent || addDays(last.period.to, 1) !== time.period.from) {
    return [...times, time];
  }
  const period = { from: last.period.from, to: time.period.to };
  return [...times.slice(0, -1), { period, percent: time.percent }];
}
