import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContext, shipped, someAnswers, workedCases } from '#tests/support/diagnosis.ts';
import { reportOf, type Language } from './report.ts';

/** Everything in a value that is no text. */
function numbersOf(value: unknown): unknown {
  if (typeof value === 'string') return null;
  if (Array.isArray(value)) return value.map(numbersOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, numbersOf(one)]));
}

function workedReport(index: number, language: Language = 'sv') {
  const worked = workedCases[index];
  if (!worked) throw new Error('no such case');
  return reportOf(shipped, worked.answers, worked.context, language);
}

describe('reportOf', () => {
  it('says the same numbers in both languages, whatever the answers', () => {
    fc.assert(
      fc.property(someAnswers, anyContext, (answers, context) => {
        const [sv, en] = (['sv', 'en'] as const).map((language) =>
          reportOf(shipped, answers, context, language),
        );
        expect(numbersOf(en)).toEqual(numbersOf(sv));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the reason of every fired rule', () => {
    const { plan } = workedReport(0);
    const strategist = plan?.roles.find(({ role }) => role === 'social-media-strategist');
    expect(strategist?.reasons.map(({ rule }) => rule)).toEqual(['R01', 'R40', 'R06']);
    expect(strategist?.reasons[0]?.text).toBe('Ni saknar en strategi som går att följa.');
  });

  it('says which hours a role has that none of its reasons speaks for', () => {
    fc.assert(
      fc.property(someAnswers, anyContext, (answers, context) => {
        const { roles } = reportOf(shipped, answers, context, 'sv').plan ?? { roles: [] };
        for (const { reasons, phases, standsIn } of roles) {
          const spokenFor = reasons.map(
            ({ rule }) => shipped.roleRules.find(({ id }) => id === rule)?.phase,
          );
          expect(standsIn).toEqual(
            phases.filter(({ id }) => !spokenFor.includes(id)).map(({ name }) => name),
          );
        }
      }),
      { numRuns: 300 },
    );
    const anywhere = workedCases.flatMap((_, at) => workedReport(at).plan?.roles ?? []);
    expect(anywhere.some(({ standsIn }) => standsIn.length > 0)).toBe(true);
    expect(anywhere.some(({ standsIn }) => standsIn.length === 0)).toBe(true);
  });

  it('shows the gravest warnings first', () => {
    const severities = workedReport(0).plan?.warnings.map(({ severity }) => severity);
    expect(severities).toEqual(['critical', 'high', 'high', 'high', 'medium', 'medium', 'medium']);
  });

  it('says what would open the test budget, and the roles that wait', () => {
    const { plan } = workedReport(0);
    expect(plan?.gates).toMatchObject([
      {
        id: 'G1',
        needs: [
          { dimension: 'Strategi', percent: 12.5, wanted: 40 },
          { dimension: 'Mätning och lönsamhet', percent: 25, wanted: 40 },
        ],
      },
    ]);
    expect(plan?.notYet.find(({ role }) => role === 'paid-search-social-specialist')).toMatchObject(
      {
        why: 'closed',
        needs: [{ dimension: 'Strategi', wanted: 40 }],
      },
    );
    expect(plan?.notYet.slice(0, 2)).toMatchObject([
      { role: 'communications-advisor', why: 'no_room' },
      { role: 'community-manager', why: 'no_room' },
    ]);
    expect(plan?.notYet.find(({ role }) => role === 'content-producer')?.why).toBe('few_points');
  });

  it('tells each phase’s exit criteria in the words of the questions', () => {
    const strategy = workedReport(1).plan?.phases[0];
    expect(strategy).toMatchObject({ id: 'strategy', share: 15, hours: 68, isDone: false });
    expect(strategy?.exit).toEqual([
      {
        question: 'Hur ser er strategi för sociala medier ut i dag?',
        now: 'Det finns en beslutad strategi med mål och målgrupper',
        wanted: 'Det finns en beslutad strategi med mål och målgrupper',
        isMet: true,
      },
      expect.objectContaining({ isMet: false }),
    ]);
  });

  it('explains the cap by the dimensions that hold the whole back', () => {
    const answers = {
      ...Object.fromEntries(shipped.questions.map(({ id }) => [id, 4])),
      q1: 0,
      q2: 0,
    };
    const context = { goal: 'recruitment', intent: 'measure', size: 'large', hours: 'unknown' };
    const { cap, overall } = reportOf(shipped, answers, context, 'en');
    expect(overall).toMatchObject({ level: 2, word: 'Emerging' });
    expect(cap).toMatchObject({ level: 5, word: 'Integrated', by: [{ id: 'strategy', level: 1 }] });
  });

  it('names the questions left out, and recommends nothing from too few', () => {
    const context = { goal: 'recruitment', intent: 'measure', size: 'large', hours: 'h40' };
    const report = reportOf(shipped, { q1: 3, q2: 3 }, context, 'sv');
    expect(report.missing).toHaveLength(12);
    expect(report.plan).toBeNull();
    expect(report.dimensions[0]).toMatchObject({ id: 'strategy', percent: 75, word: 'Styrd' });
  });
});
