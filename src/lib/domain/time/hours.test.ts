import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursText, parseHours } from './hours.ts';

describe('parseHours', () => {
  it.each([
    ['7,5', 450],
    ['7.5', 450],
    [' 7,50 ', 450],
    ['7:30', 450],
    ['8', 480],
    ['8 h', 480],
    ['0,25', 15],
    ['0.75', 45],
    ['24', 1440],
  ])('reads %j as %i minutes', (text, minutes) => {
    expect(parseHours(text)).toBe(minutes);
  });

  it.each(['', '0', '0,1', '7,3', '7:20', '24,25', '-1', '7,5,5', 'åtta', '1e1', '7:75', '100'])(
    'does not read %j',
    (text) => expect(parseHours(text)).toBeNull(),
  );

  it('reads back what a field shows, with either decimal sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 96 }), fc.constantFrom(',', '.'), (quarters, sign) => {
        expect(parseHours(hoursText(quarters * 15, sign))).toBe(quarters * 15);
      }),
    );
  });

  it('never gives anything but quarters within a day', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6 }), (text) => {
        const minutes = parseHours(text);
        expect(minutes === null || (minutes % 15 === 0 && minutes > 0 && minutes <= 1440)).toBe(
          true,
        );
      }),
    );
  });
});
