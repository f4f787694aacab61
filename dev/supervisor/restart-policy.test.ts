import fc from 'fast-check';
import { expect, test } from 'vitest';
import { restartDelay } from './restart-policy.ts';

test('each crash within a minute doubles the pause, and the sixth is the end', () => {
  const now = 1_000_000;
  const delays = [1, 2, 3, 4, 5, 6].map((count) =>
    restartDelay(new Array<number>(count).fill(now), now),
  );
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, undefined]);
});

test('crashes more than a minute old are forgotten', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 60_000, max: 10_000_000 }), { maxLength: 30 }),
      (ages) => {
        const now = 20_000_000;
        expect(restartDelay([...ages.map((age) => now - age), now], now)).toBe(250);
      },
    ),
  );
});
