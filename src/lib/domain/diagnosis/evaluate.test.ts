import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allAnswers,
  anyContext,
  shipped,
  someAnswers,
  workedCases,
} from '#tests/support/diagnosis.ts';
import { evaluate, type DiagnosisResult, type Recommendation } from './evaluate.ts';
import { phasesInOrder } from './plan.ts';

function recommendationOf(result: DiagnosisResult): Recommendation {
  if (!result.recommendation) throw new Error('no recommendation');
  return result.recommendation;
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const RUNS = { numRuns: 10_000 };
/** Ten thousand answers take some seconds, more on a busy machine. */
const LONG = 120_000;

describe('the worked cases of the file', () => {
  it.each(workedCases.map((one) => [one.name.sv, one] as const))('%s', (_, worked) => {
    const result = evaluate(shipped, worked.answers, worked.context);
    const { dimensionPercent, dimensionLevel, overallPercent, overallLevel, capped, ...rest } =
      worked.expected;
    const standings = Object.entries(result.dimensions);
    expect(Object.fromEntries(standings.map(([id, one]) => [id, one.percent]))).toEqual(
      dimensionPercent,
    );
    expect(Object.fromEntries(standings.map(([id, one]) => [id, one.level]))).toEqual(
      dimensionLevel,
    );
    expect(result.overall).toEqual({ percent: overallPercent, level: overallLevel });
    expect(result.capped).toBe(capped);
    expect(recommendationOf(result)).toMatchObject(rest);
    expect(recommendationOf(result).roles).toEqual(rest.roles);
  });
});

describe('for any answers', () => {
  it(
    'shares sum to 100 and none is negative; hours add up in whole blocks',
    () => {
      fc.assert(
        fc.property(allAnswers, anyContext, (answers, context) => {
          const { shares, phaseHours, plannedHours, roles } = recommendationOf(
            evaluate(shipped, answers, context),
          );
          expect(sum(Object.values(shares))).toBe(100);
          expect(Math.min(...Object.values(shares))).toBeGreaterThanOrEqual(0);
          expect(sum(Object.values(phaseHours))).toBe(plannedHours);
          expect(sum(roles.map(({ hours }) => hours))).toBe(plannedHours);
          for (const phase of phasesInOrder(shipped)) {
            expect(sum(roles.map(({ byPhase }) => byPhase[phase.id] ?? 0))).toBe(
              phaseHours[phase.id],
            );
          }
          const all = [...Object.values(phaseHours), ...roles.map(({ hours }) => hours)];
          expect(all.filter((hours) => hours % shipped.hours.block !== 0 || hours < 0)).toEqual([]);
        }),
        RUNS,
      );
    },
    LONG,
  );

  it(
    'a weak strategy or measurement closes the experiments',
    () => {
      fc.assert(
        fc.property(allAnswers, anyContext, (answers, context) => {
          const result = evaluate(shipped, answers, context);
          const { phaseHours, profile, roles, warnings } = recommendationOf(result);
          const strategy = result.dimensions['strategy']?.percent ?? 0;
          const measurement = result.dimensions['measurement']?.percent ?? 0;
          if (strategy < 40 || measurement < 40) expect(phaseHours['experiment']).toBe(0);
          if (strategy < 40) {
            expect(profile).toBe('foundation');
            expect(roles).toContainEqual(
              expect.objectContaining({ role: 'social-media-strategist', priority: 'core' }),
            );
            if (['experiment', 'campaign'].includes(context.intent))
              expect(warnings).toContain('W01');
          }
          if (strategy >= 40 && measurement < 40 && context.intent === 'experiment') {
            expect(warnings).toContain('W14');
          }
        }),
        RUNS,
      );
    },
    LONG,
  );

  it(
    'a better answer never lowers the whole',
    () => {
      const better = fc.tuple(allAnswers, anyContext, fc.constantFrom(...shipped.questions));
      fc.assert(
        fc.property(better, ([answers, context, { id }]) => {
          const before = evaluate(shipped, answers, context).overall;
          const raised = { ...answers, [id]: Math.min(4, (answers[id] ?? 0) + 1) };
          const after = evaluate(shipped, raised, context).overall;
          expect(after.percent).toBeGreaterThanOrEqual(before.percent);
          expect(after.level).toBeGreaterThanOrEqual(before.level);
        }),
        RUNS,
      );
    },
    LONG,
  );

  it(
    'between one role and the most, each with hours, none of them also for later',
    () => {
      fc.assert(
        fc.property(allAnswers, anyContext, (answers, context) => {
          const { roles, maxRoles, later } = recommendationOf(evaluate(shipped, answers, context));
          expect(roles.length).toBeGreaterThanOrEqual(1);
          expect(roles.length).toBeLessThanOrEqual(maxRoles);
          expect(roles.filter(({ hours }) => hours <= 0)).toEqual([]);
          expect(roles.filter(({ role }) => later.includes(role))).toEqual([]);
        }),
        RUNS,
      );
    },
    LONG,
  );
});

describe('missing answers', () => {
  it('count as 0 and are listed; with too few there is no recommendation', () => {
    fc.assert(
      fc.property(someAnswers, anyContext, (answers, context) => {
        const result = evaluate(shipped, answers, context);
        const zeros = Object.fromEntries(shipped.questions.map(({ id }) => [id, answers[id] ?? 0]));
        const filled = evaluate(shipped, zeros, context);
        const answered = Object.keys(answers).length;
        expect(result.missing).toHaveLength(shipped.questions.length - answered);
        expect(result.dimensions).toEqual(filled.dimensions);
        expect(result.overall).toEqual(filled.overall);
        expect(result.recommendation).toEqual(answered < 10 ? null : filled.recommendation);
      }),
    );
  });
});

describe('contradictions', () => {
  const [, , , contradictory] = workedCases;

  it('are answered like any others, and said', () => {
    const { answers, context } = contradictory ?? workedCases[0] ?? { answers: {}, context: null };
    expect(context && recommendationOf(evaluate(shipped, answers, context)).warnings).toContain(
      'W11',
    );
  });

  it('cap the whole by strategy and leadership', () => {
    const answers = Object.fromEntries(shipped.questions.map(({ id }) => [id, 4]));
    const weak = { ...answers, q1: 0, q2: 0 };
    const context = { goal: 'sales_leads', intent: 'content', size: 'micro', hours: 'unknown' };
    const result = evaluate(shipped, weak, context);
    expect(result).toMatchObject({
      overall: { percent: 80, level: 2 },
      uncappedLevel: 5,
      capped: true,
    });
  });

  it('refuse an option that the document does not have', () => {
    const context = { goal: 'sales_leads', intent: 'content', size: 'giant', hours: 'h40' };
    const answers = Object.fromEntries(shipped.questions.map(({ id }) => [id, 2]));
    expect(() => evaluate(shipped, answers, context)).toThrow('size has no option giant');
  });
});
