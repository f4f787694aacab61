import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { luhnCheckDigit } from '../invoicing/luhn.ts';
import { parsePlusgiro, plusgiroDigits } from './plusgiro.ts';

const plusgiro = fc
  .integer({ min: 1, max: 9_999_999 })
  .map((number) => `${number}${luhnCheckDigit(String(number))}`);

describe('parsePlusgiro', () => {
  it('accepts every way of writing it', () => {
    for (const text of ['1234566', '123456-6', '12 34 56-6', ' 12 34 56-6 ']) {
      expect(parsePlusgiro(text)).toBe('12 34 56-6');
    }
    expect(parsePlusgiro('18')).toBe('1-8');
  });

  it('keeps the digits and pairs them from the right', () => {
    fc.assert(
      fc.property(plusgiro, (digits) => {
        const written = parsePlusgiro(digits) ?? '';
        expect(written).toMatch(/^\d{1,2}( \d\d)*-\d$/);
        expect(plusgiroDigits(written)).toBe(digits);
      }),
    );
  });

  it('notices every change of a single digit', () => {
    fc.assert(
      fc.property(plusgiro, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
        const changed = [...digits];
        const at = place % changed.length;
        changed[at] = String((Number(changed[at]) + change) % 10);
        expect(parsePlusgiro(changed.join(''))).toBeNull();
      }),
    );
  });

  it.each(['', '8', '-8', '1234567', '123456789', '12-34566', 'abcdef-g', '1--8'])(
    'refuses "%s"',
    (text) => {
      expect(parsePlusgiro(text)).toBeNull();
    },
  );
});
