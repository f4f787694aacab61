import { describe, expect, it } from 'vitest';
import { orderAgainstRanking, type Move } from './proposal.ts';

const move: Move = {
  move: 'up',
  from: 2,
  to: 1,
  reason: 'Har byggt en kundklubb.',
  byName: 'Mona',
  movedAt: '2026-11-02T09:00:00Z',
};

describe('orderAgainstRanking', () => {
  it.each([
    [true, [], 'follows'],
    [false, [], 'changed'],
    [null, [], 'unknown'],
    [false, [move], 'moved'],
    [null, [move], 'moved'],
    [true, [move], 'movedBack'],
  ] as const)('of follows_ranking %j with the moves %j is %s', (followsRanking, moves, said) => {
    expect(orderAgainstRanking({ followsRanking }, moves)).toBe(said);
  });
});
