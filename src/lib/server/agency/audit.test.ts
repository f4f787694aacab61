import { describe, expect, it } from 'vitest';
import { startOfDay } from './audit.ts';

describe('where a day begins in Sweden', () => {
  it.each([
    ['2026-01-15', '2026-01-14T23:00:00.000Z'],
    ['2026-07-15', '2026-07-14T22:00:00.000Z'],
    // The clocks change at 02.00 and 03.00 on these days: they begin in the old time.
    ['2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins at %s', (day, instant) => {
    expect(new Date(startOfDay(day)).toISOString()).toBe(instant);
  });
});
