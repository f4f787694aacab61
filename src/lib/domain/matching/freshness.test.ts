import { describe, expect, it } from 'vitest';
import { waitBeforeAsking } from './freshness.ts';

describe('an open list asks ever less often', () => {
  it('after half a minute, then one, two, four, and every eight minutes from there on', () => {
    expect([0, 1, 2, 3, 4, 5, 100].map((asked) => waitBeforeAsking(asked) / 60_000)).toEqual([
      0.5, 1, 2, 4, 8, 8, 8,
    ]);
  });
});
