import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLuhnCheckDigit, luhnCheckDigit } from './luhn.ts';

const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 24 })
  .map((list) => list.join(''));

/** The published table of doubled digits, summed the slow way. */
function bruteForceDigit(base: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9];
  for (let candidate = 0; candidate <= 9; candidate += 1) {
    const all = `${base}${candidate}`;
    let sum = 0;
    for (let index = 0; index < all.length; index += 1) {
      const digit = Number(all[all.length - 1 - index]);
      sum += index % 2 === 1 ? (doubled[digit] ?? 0) : digit;
    }
    if (sum % 10 === 0) return candidate;
  }
  throw new Error('no digit');
}

describe('luhnCheckDigit', () => {
  it('knows worked examples', () => {
    expect(luhnCheckDigit('12345')).toBe(5);
    expect(luhnCheckDigit('202600010')).toBe(5);
    expect(luhnCheckDigit('5050105')).toBe(5);
  });

  it('agrees with trying all ten digits', () => {
    fc.assert(
      fc.property(digits, (base) => {
        expect(luhnCheckDigit(base)).toBe(bruteForceDigit(base));
      }),
    );
  });

  it.each(['', '12a', '1 2', '-1'])('refuses "%s"', (text) => {
    expect(() => luhnCheckDigit(text)).toThrow(RangeError);
    expect(hasLuhnCheckDigit(text)).toBe(false);
  });
});
