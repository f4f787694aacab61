import { describe, expect, it } from 'vitest';
import { briefChangeSchema, smallestChanges, type BriefChange } from './brief-change.ts';

function change(changes: Partial<BriefChange>): BriefChange {
  return {
    change: 'start',
    budgetOre: null,
    shiftWeeks: null,
    percentLess: null,
    competencyId: null,
    joins: 0,
    leaves: 0,
    rankedAfter: 5,
    moves: 0,
    bestNewPlace: null,
    ...changes,
  };
}

describe('smallestChanges', () => {
  it('keeps the smallest of several steps that do the same', () => {
    const steps = [4, 2, 3].map((shiftWeeks) => change({ shiftWeeks, joins: 2, bestNewPlace: 1 }));
    expect(smallestChanges(steps).map(({ shiftWeeks }) => shiftWeeks)).toEqual([2]);
  });

  it('keeps larger steps that do more, budget before start before share before musts', () => {
    const rows = [
      change({ change: 'must', competencyId: 'b', joins: 1 }),
      change({ change: 'must', competencyId: 'a', joins: 1 }),
      change({ shiftWeeks: 1, joins: 1 }),
      change({ shiftWeeks: 5, joins: 3 }),
      change({ change: 'budget', budgetOre: 100_000, joins: 1 }),
      change({ change: 'share', percentLess: 10, joins: 1 }),
    ];
    expect(
      smallestChanges(rows).map((row) => [row.change, row.shiftWeeks ?? row.competencyId]),
    ).toEqual([
      ['budget', null],
      ['start', 1],
      ['start', 5],
      ['share', null],
      ['must', 'b'],
      ['must', 'a'],
    ]);
  });
});

describe('briefChangeSchema', () => {
  it('reads large numbers that come as text', () => {
    const row = {
      change: 'budget',
      budget_ore: '125000',
      shift_weeks: null,
      percent_less: null,
      competency_id: null,
      joins: '2',
      leaves: 0,
      ranked_after: 7,
      moves: '3',
      best_new_place: 1,
    };
    expect(briefChangeSchema.parse(row)).toMatchObject({ budgetOre: 125_000, joins: 2, moves: 3 });
  });
});
