import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { includesDay } from '../time/period.ts';
import { loadByWeek, shortagesOf, type LoadSpan } from './load.ts';

const start = '2026-11-02';
const spans = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.nat(100), fc.nat(100), fc.boolean()), {
    maxLength: 8,
  })
  .map((pieces) => {
    let day = start;
    const made: LoadSpan[] = [];
    for (const [length, available, booked, isGap] of pieces) {
      const to = addDays(day, length - 1);
      const free = Math.max(0, available - booked);
      if (!isGap) made.push({ from: day, to, available, booked, free });
      day = addDays(to, 1);
    }
    return made;
  });

const full: LoadSpan = { from: start, to: '2026-11-29', available: 100, booked: 50, free: 50 };

describe('loadByWeek', () => {
  it('tells each week, and counts days outside as nothing', () => {
    const half = { ...full, to: '2026-11-11' };
    expect(loadByWeek([half], '2026-11-05', 3)).toEqual([
      { week: '2026-W45', available: 100, booked: 50, free: 50 },
      { week: '2026-W46', available: 60, booked: 30, free: 30 },
      { week: '2026-W47', available: 0, booked: 0, free: 0 },
    ]);
  });
});

describe('shortagesOf', () => {
  it('has nothing to say when the time is free', () => {
    expect(shortagesOf([full], { from: start, to: '2026-11-29', percent: 50 })).toEqual([]);
  });

  it('names the days after the stated time ends', () => {
    expect(shortagesOf([full], { from: '2026-11-20', to: '2026-12-10', percent: 50 })).toEqual([
      { from: '2026-11-30', to: '2026-12-10', free: 0 },
    ]);
  });

  it('names exactly the days with less free than wanted', () => {
    fc.assert(
      fc.property(
        spans,
        fc.nat(120),
        fc.nat(120),
        fc.integer({ min: 1, max: 100 }),
        (load, first, length, percent) => {
          const from = addDays(start, first);
          const wanted = { from, to: addDays(from, length), percent };
          const short = shortagesOf(load, wanted);
          for (let offset = 0; offset <= length; offset += 1) {
            const day = addDays(from, offset);
            const free = load.find((span) => includesDay(span, day))?.free ?? 0;
            expect(short.some((one) => includesDay(one, day))).toBe(free < percent);
          }
          expect(
            short.every((one) => includesDay(wanted, one.from) && includesDay(wanted, one.to)),
          ).toBe(true);
        },
      ),
    );
  });
});
