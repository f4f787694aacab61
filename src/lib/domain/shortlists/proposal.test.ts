import { describe, expect, it } from 'vitest';
import { isInAsRanked, orderAgainstRanking, placeMoves, type Move } from './proposal.ts';

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

describe('placeMoves', () => {
  const listed = [{ number: 1014, rankedPlace: 6 }];
  const broughtIn = { ...move, move: 'in' as const, from: null, to: 6, number: 1014 };

  it('gives a move the place of whom it concerns, and none to an earlier or unlisted one', () => {
    const moves = [
      { ...broughtIn, isEarlier: false },
      { ...broughtIn, isEarlier: true },
      { ...broughtIn, isEarlier: false, number: 1020 },
    ];
    expect(placeMoves(moves, listed).map(({ rankedPlace }) => rankedPlace)).toEqual([
      6,
      null,
      null,
    ]);
  });
});

describe('isInAsRanked', () => {
  it.each([
    ['in', 6, 6, true],
    ['in', 6, 9, false],
    ['in', 6, null, false],
    ['up', 6, 6, false],
    ['out', null, null, false],
  ] as const)('of a move %s to %j of somebody ranked %j is %j', (kind, to, ranked, said) => {
    expect(isInAsRanked({ ...move, move: kind, to }, ranked)).toBe(said);
  });
});
