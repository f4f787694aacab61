import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasChanges, listChanges, parseSeen, seenText, type SeenPlace } from './list-changes.ts';

const list = (...rows: [number, number][]): SeenPlace[] =>
  rows.map(([number, points]) => ({ number, points }));

const anyList = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 })
  .chain((numbers) =>
    fc
      .array(fc.integer({ min: 0, max: 100 }), {
        minLength: numbers.length,
        maxLength: numbers.length,
      })
      .map((points) => numbers.map((number, at) => ({ number, points: points[at] ?? 0 }))),
  );

describe('listChanges', () => {
  it('finds nothing between a list and itself', () => {
    fc.assert(
      fc.property(anyList, (one) => {
        expect(hasChanges(listChanges(one, one))).toBe(false);
      }),
    );
  });

  it('accounts for everybody: those who came and stayed are the new list', () => {
    fc.assert(
      fc.property(anyList, anyList, (before, after) => {
        const { entered, left, moved } = listChanges(before, after);
        expect(before.length - left.length + entered.length).toBe(after.length);
        for (const { number, to } of moved) expect(after[to - 1]?.number).toBe(number);
      }),
    );
  });

  it('does not call it a move when somebody above left', () => {
    const changes = listChanges(list([1, 90], [2, 80], [3, 70]), list([2, 80], [3, 70]));
    expect(changes).toEqual({
      entered: [],
      left: [{ number: 1, place: 1 }],
      moved: [],
      rescored: [],
    });
  });

  it('says who changed places and whose points changed', () => {
    const changes = listChanges(list([1, 90], [2, 80]), list([2, 91], [1, 90], [5, 60]));
    expect(changes.entered).toEqual([{ number: 5, place: 3 }]);
    expect(changes.moved).toEqual([
      { number: 2, from: 2, to: 1 },
      { number: 1, from: 1, to: 2 },
    ]);
    expect(changes.rescored).toEqual([{ number: 2, from: 80, to: 91 }]);
  });
});

describe('a list in an address', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(anyList, (one) => {
        expect(parseSeen(seenText(one))).toEqual(one);
      }),
    );
  });

  it.each([null, 'x', '1', '1.2.3', '1.2-', '-1.2', "1.2' or 1"])('is refused: %s', (text) =>
    expect(parseSeen(text)).toBeNull(),
  );
});
