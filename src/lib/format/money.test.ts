import { describe, expect, it } from 'vitest';
import { currencyMark, formatAmount, formatMoney, formatWholeMoney } from './money.ts';

describe('formatMoney', () => {
  it('writes kronor after and the code before the amount', () => {
    expect(formatMoney(123450, 'SEK', 'sv')).toBe('1\u00A0234,50\u00A0kr');
    expect(formatMoney(123450, 'SEK', 'en')).toBe('SEK\u00A01,234.50');
  });

  it('writes euro', () => {
    expect(formatMoney(123450, 'EUR', 'sv')).toBe('1\u00A0234,50\u00A0€');
    expect(formatMoney(123450, 'EUR', 'en')).toBe('EUR\u00A01,234.50');
  });

  it('puts the minus sign first', () => {
    expect(formatMoney(-123450, 'SEK', 'sv')).toBe('\u22121\u00A0234,50\u00A0kr');
    expect(formatMoney(-123450, 'SEK', 'en')).toBe('\u2212SEK\u00A01,234.50');
  });

  it('refuses fractions of an öre', () => {
    expect(() => formatMoney(0.5, 'SEK', 'sv')).toThrow(RangeError);
  });
});

it('writes an amount alone for columns', () => {
  expect(formatAmount(100_000_000, 'sv')).toBe('1\u00A0000\u00A0000,00');
  expect(formatAmount(7, 'en')).toBe('0.07');
});

it('rounds whole kronor, halves away from zero', () => {
  expect(formatWholeMoney(123450, 'SEK', 'sv')).toBe('1\u00A0235\u00A0kr');
  expect(formatWholeMoney(123449, 'SEK', 'en')).toBe('SEK\u00A01,234');
  expect(formatWholeMoney(-150, 'SEK', 'sv')).toBe('\u22122\u00A0kr');
  expect(formatWholeMoney(-49, 'SEK', 'sv')).toBe('0\u00A0kr');
});

it('marks a field for an amount as the language writes the currency', () => {
  expect(currencyMark('SEK', 'sv')).toBe('kr');
  expect(currencyMark('SEK', 'en')).toBe('SEK');
  expect(currencyMark('EUR', 'sv')).toBe('€');
});
