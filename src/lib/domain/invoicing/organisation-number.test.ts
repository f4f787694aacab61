import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnCheckDigit } from './luhn.ts';
import {
  isValidOrganisationNumber,
  organisationNumberDigits,
  parseOrganisationNumber,
} from './organisation-number.ts';

describe('parseOrganisationNumber', () => {
  it('writes the number with its hyphen', () => {
    expect(parseOrganisationNumber('5560160680')).toBe('556016-0680');
    expect(parseOrganisationNumber(' 556016-0680 ')).toBe('556016-0680');
  });

  it('agrees with our own check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200_000_000, max: 999_999_999 }), (front) => {
        const right = luhnCheckDigit(String(front));
        for (let last = 0; last <= 9; last += 1) {
          expect(isValidOrganisationNumber(`${front}${last}`)).toBe(last === right);
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', '556016-0681', '55601-60680', '556016 0680', '16556016-0680', 'SE556016068001'])(
    'refuses "%s"',
    (text) => {
      expect(parseOrganisationNumber(text)).toBeNull();
    },
  );
});

it('gives the digits alone', () => {
  expect(organisationNumberDigits('556016-0680')).toBe('5560160680');
});
