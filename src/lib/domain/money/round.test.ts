import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundHalfUp } from './round.ts';

describe('roundHalfUp', () => {
  it.each([
    ['0.5', 1],
    ['-0.5', -1],
    ['1.5', 2],
    ['2.5', 3],
    ['-2.5', -3],
    ['2.4999999999999999', 2],
    ['-0.49', 0],
  ])('rounds %s to %i', (exact, rounded) => {
    expect(roundHalfUp(exact)).toBe(rounded);
  });

  it('is odd: the rounding of −x is minus the rounding of x', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(999), (whole, thousandths) => {
        const exact = `${whole}.${String(thousandths).padStart(3, '0')}`;
        const mirrored = exact.startsWith('-') ? exact.slice(1) : `-${exact}`;
        expect(roundHalfUp(mirrored) + roundHalfUp(exact)).toBe(0);
      }),
    );
  });

  it('refuses a result beyond safe integers', () => {
    expect(() => roundHalfUp('9007199254740992')).toThrow(RangeError);
  });
});
