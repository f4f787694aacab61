import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './day.ts';
import { includesDay, overlapOf, parsePeriod } from './period.ts';

const day = fc.integer({ min: 0, max: 4000 }).map((offset) => addDays('2024-01-01', offset));
const period = fc
  .tuple(day, fc.nat(400))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));

describe('parsePeriod', () => {
  it('includes the first day and excludes the last of a half-open range', () => {
    expect(parsePeriod('[2026-01-01,2026-02-01)')).toEqual({
      from: '2026-01-01',
      to: '2026-01-31',
    });
  });

  it('reads closed and open ends as they are written', () => {
    expect(parsePeriod('[2026-01-01,2026-01-01]')).toEqual({
      from: '2026-01-01',
      to: '2026-01-01',
    });
    expect(parsePeriod('(2026-01-01,2026-01-03)')).toEqual({
      from: '2026-01-02',
      to: '2026-01-02',
    });
  });

  it.each(['empty', '[2026-01-01,)', '[2026-01-01,2026-01-01)', '[2026-02-30,2026-03-01)', ''])(
    'refuses %j',
    (text) => expect(() => parsePeriod(text)).toThrow(RangeError),
  );
});

describe('overlapOf', () => {
  it('gives exactly the days that lie in both', () => {
    fc.assert(
      fc.property(period, period, day, (a, b, some) => {
        const common = overlapOf(a, b);
        expect(common !== null && includesDay(common, some)).toBe(
          includesDay(a, some) && includesDay(b, some),
        );
      }),
    );
  });
});
