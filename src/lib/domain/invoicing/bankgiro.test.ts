import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankgiroDigits, isValidBankgiro, parseBankgiro } from './bankgiro.ts';
import { luhnCheckDigit } from './luhn.ts';

const bankgiro = fc
  .integer({ min: 100_000, max: 9_999_999 })
  .map((number) => `${number}${luhnCheckDigit(String(number))}`);

describe('parseBankgiro', () => {
  it('accepts both ways of writing it', () => {
    expect(parseBankgiro('5050-1055')).toBe('5050-1055');
    expect(parseBankgiro(' 50501055 ')).toBe('5050-1055');
  });

  it('puts the hyphen before the last four of seven and eight digits', () => {
    fc.assert(
      fc.property(bankgiro, (digits) => {
        const written = parseBankgiro(digits);
        expect(written).toMatch(/^\d{3,4}-\d{4}$/);
        expect(bankgiroDigits(written ?? '')).toBe(digits);
      }),
    );
  });

  it('notices every change of a single digit', () => {
    fc.assert(
      fc.property(bankgiro, fc.nat(), fc.integer({ min: 1, max: 9 }), (digits, place, change) => {
        const changed = [...digits];
        const at = place % changed.length;
        changed[at] = String((Number(changed[at]) + change) % 10);
        expect(isValidBankgiro(changed.join(''))).toBe(false);
      }),
    );
  });

  it.each(['', '5050-1056', '505-01055', '50-501055', '5050 1055', '505010551', 'abcd-efgh'])(
    'refuses "%s"',
    (text) => {
      expect(parseBankgiro(text)).toBeNull();
    },
  );
});
