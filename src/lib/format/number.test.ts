import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBasisPoints,
  formatInteger,
  formatPercent,
  formatScaled,
  formatShare,
  formatTrimmed,
} from './number.ts';

describe('formatScaled', () => {
  it.each([
    [0, '0,00'],
    [5, '0,05'],
    [99999, '999,99'],
    [100000, '1\u00A0000,00'],
    [123456789, '1\u00A0234\u00A0567,89'],
    [-5, '\u22120,05'],
  ])('writes %i hundredths as %s', (scaled, text) => {
    expect(formatScaled(scaled, 2, 'sv')).toBe(text);
  });

  it('can be read back to the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('sv' as const, 'en' as const), (n, l) => {
        const digits = formatScaled(n, 2, l)
          .replace('\u2212', '-')
          .replace(/[^\d-]/g, '');
        expect(Number(digits)).toBe(n);
      }),
    );
  });
});

it('leaves out decimals that say nothing', () => {
  expect(formatTrimmed(750, 2, 'sv')).toBe('7,5');
  expect(formatTrimmed(800, 2, 'sv')).toBe('8');
  expect(formatTrimmed(3375, 2, 'en')).toBe('33.75');
  expect(formatTrimmed(0, 2, 'en')).toBe('0');
  expect(formatTrimmed(1000000, 2, 'en')).toBe('10,000');
});

it('keeps thousands apart in whole numbers', () => {
  expect(formatInteger(1234567, 'sv')).toBe('1\u00A0234\u00A0567');
  expect(formatInteger(1234567, 'en')).toBe('1,234,567');
  expect(formatInteger(999, 'en')).toBe('999');
});

describe('per cent', () => {
  it('has a space before the sign in Swedish only', () => {
    expect(formatPercent(50, 'sv')).toBe('50\u00A0%');
    expect(formatPercent(50, 'en')).toBe('50%');
  });

  it('keeps up to two decimals', () => {
    expect(formatPercent(12.5, 'sv')).toBe('12,5\u00A0%');
    expect(formatPercent(33.333, 'en')).toBe('33.33%');
    expect(formatBasisPoints(2500, 'sv')).toBe('25\u00A0%');
    expect(formatBasisPoints(0, 'en')).toBe('0%');
  });
});

it('gives shares in a column one decimal each', () => {
  expect(formatShare(1500, 'sv')).toBe('15,0\u00A0%');
  expect(formatShare(1499, 'en')).toBe('15.0%');
  expect(formatShare(-1292, 'en')).toBe('\u221212.9%');
  expect(formatShare(0, 'en')).toBe('0.0%');
});
