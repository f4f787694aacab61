import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allAnswers, shipped } from '#tests/support/diagnosis.ts';
import { changes } from './comparison.ts';
import { differences } from './differences.ts';
import { maturity } from './maturity.ts';

const all = (score: number) => Object.fromEntries(shipped.questions.map(({ id }) => [id, score]));

describe('differences', () => {
  it('need both sides', () => {
    const management = { perspective: 'management' as const, answers: all(2) };
    expect(differences(shipped, [management, { perspective: null, answers: all(0) }])).toBeNull();
  });

  it('put the largest first and take the mean of each side', () => {
    const responses = [
      { perspective: 'management' as const, answers: { ...all(2), q3: 4 } },
      { perspective: 'practitioner' as const, answers: { ...all(2), q3: 0, q1: 1 } },
      { perspective: 'practitioner' as const, answers: { ...all(2), q3: 1, q1: 2 } },
    ];
    const found = differences(shipped, responses);
    expect(found?.questions.slice(0, 2)).toEqual([
      { id: 'q3', management: 4, practitioner: 0.5, gap: 3.5 },
      { id: 'q1', management: 2, practitioner: 1.5, gap: 0.5 },
    ]);
    expect(found?.dimensions[0]).toEqual({
      ...{ id: 'leadership', management: 75, practitioner: 31.3, gap: 43.7 },
    });
  });

  it('leave out a question that one side has not answered', () => {
    const { q5: _, ...withoutFifth } = all(1);
    const found = differences(shipped, [
      { perspective: 'management', answers: withoutFifth },
      { perspective: 'practitioner', answers: all(3) },
    ]);
    expect(found?.questions.map(({ id }) => id)).not.toContain('q5');
    expect(found?.questions).toHaveLength(13);
  });

  it('are none in an area that one side knows nothing of, nor larger for what is skipped', () => {
    const skips = (dimension: string, how: 'all' | 'first') => {
      const own = shipped.questions.filter((question) => question.dimension === dimension);
      const left = new Set((how === 'all' ? own : own.slice(0, 1)).map(({ id }) => id));
      return Object.fromEntries(Object.entries(all(3)).filter(([id]) => !left.has(id)));
    };
    const dimensions = shipped.dimensions.map(({ id }) => id);
    for (const dimension of dimensions) {
      const compared = (how: 'all' | 'first') =>
        differences(shipped, [
          { perspective: 'management', answers: all(3) },
          { perspective: 'practitioner', answers: skips(dimension, how) },
        ])?.dimensions;
      expect(compared('all')?.map(({ id }) => id)).not.toContain(dimension);
      expect(compared('first')?.map(({ gap }) => gap)).toEqual(compared('first')?.map(() => 0));
    }
  });

  it('are none between the same answers, and alike whoever is called what', () => {
    fc.assert(
      fc.property(allAnswers, allAnswers, (a, b) => {
        const one = differences(shipped, [
          { perspective: 'management', answers: a },
          { perspective: 'practitioner', answers: b },
        ]);
        const other = differences(shipped, [
          { perspective: 'management', answers: b },
          { perspective: 'practitioner', answers: a },
        ]);
        expect(one?.questions.map(({ id, gap }) => [id, gap])).toEqual(
          other?.questions.map(({ id, gap }) => [id, gap]),
        );
        const gaps = one?.dimensions.map(({ gap }) => gap) ?? [];
        expect(gaps).toEqual([...gaps].sort((x, y) => y - x));
      }),
    );
  });
});

describe('changes', () => {
  it('are told per dimension, from before to now', () => {
    const before = maturity(shipped, all(1));
    const now = maturity(shipped, { ...all(1), q1: 3, q9: 0 });
    const told = changes(before, now);
    expect(told.dimensions.find(({ id }) => id === 'strategy')).toMatchObject({ change: 25 });
    expect(told.dimensions.find(({ id }) => id === 'measurement')).toMatchObject({ change: -12.5 });
    expect(told.overall.change).toBe(3.1);
  });
});
