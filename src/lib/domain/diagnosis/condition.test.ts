import { describe, expect, it } from 'vitest';
import { holds, type Condition, type Facts } from './condition.ts';
import { needsOf, releaseOf } from './openings.ts';

const facts: Facts = {
  dimensions: { strategy: 37.5, measurement: 50, experimentation: 62.5 },
  answers: { q1: 2 },
  context: { goal: 'recruitment' },
  profile: 'foundation',
  hours: { planned: 72, recommended: 120 },
};

describe('holds', () => {
  it.each<[Condition, boolean]>([
    [{ always: true }, true],
    [{ dim: 'strategy', op: '<', value: 37.5 }, false],
    [{ dim: 'strategy', op: '<=', value: 37.5 }, true],
    [{ dim: 'strategy', op: '=', value: 37.5 }, true],
    [{ anyDim: ['measurement', 'strategy'], op: '<', value: 40 }, true],
    [{ answer: 'q1', op: '>', value: 1 }, true],
    [{ answer: 'q2', op: '<=', value: 0 }, true],
    [{ context: 'goal', in: ['recruitment', 'sales_leads'] }, true],
    [{ context: 'intent', in: ['strategy'] }, false],
    [{ profile: 'foundation' }, true],
    [{ profileNot: 'foundation' }, false],
    [{ gap: ['experimentation', 'strategy'], op: '>=', value: 25 }, true],
    [{ gap: ['strategy', 'experimentation'], op: '>=', value: 25 }, false],
    [{ all: [{ always: true }, { profile: 'operate' }] }, false],
    [{ any: [{ always: true }, { profile: 'operate' }] }, true],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, facts)).toBe(expected);
  });

  it('is not decided by binary fractions when a ratio lies on its limit', () => {
    expect(holds({ hoursRatio: true, op: '<', value: 0.6 }, facts)).toBe(false);
    expect(holds({ hoursRatio: true, op: '>=', value: 0.6 }, facts)).toBe(true);
    expect(holds({ hoursRatio: true, op: '<', value: 0.6 }, { ...facts, hours: undefined })).toBe(
      false,
    );
  });
});

describe('what would open something', () => {
  const gate: Condition = {
    any: [
      { dim: 'strategy', op: '<', value: 40 },
      { dim: 'measurement', op: '<', value: 40 },
    ],
  };

  it('is told for a gate by the dimensions that keep it shut', () => {
    expect(releaseOf(gate, facts)).toEqual([{ dimension: 'strategy', percent: 40 }]);
    const open = { ...facts, dimensions: { strategy: 40, measurement: 40 } };
    expect(releaseOf(gate, open)).toEqual([]);
    expect(releaseOf({ answer: 'q1', op: '<', value: 3 }, facts)).toBeNull();
  });

  it('is told for a rule that only waits for a dimension', () => {
    const strategy: Condition = { dim: 'strategy', op: '>=', value: 40 };
    const goal: Condition = { context: 'goal', in: ['recruitment'] };
    expect(needsOf({ all: [goal, strategy] }, facts)).toEqual([
      { dimension: 'strategy', percent: 40 },
    ]);
    expect(needsOf({ all: [{ context: 'goal', in: ['x'] }, strategy] }, facts)).toBeNull();
    expect(needsOf({ any: [{ profile: 'operate' }, strategy] }, facts)).toHaveLength(1);
  });
});
