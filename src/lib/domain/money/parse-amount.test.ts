import { describe, expect, it } from 'vitest';
import { parseAmount } from './parse-amount.ts';

describe('an amount typed in a form', () => {
  it.each([
    ['1250', 125_000],
    ['1 250,5', 125_050],
    ['1\u00a0250.05 kr', 125_005],
    ['80 €', 8_000],
    ['€80', 8_000],
    ['0', 0],
    ['999999999,99', 99_999_999_999],
  ])('%s', (text, ore) => {
    expect(parseAmount(text)).toBe(ore);
  });

  it.each(['', 'tolv', '-5', '1,234', '1.250,00', '1e3', '1234567890'])('%s is none', (text) => {
    expect(parseAmount(text)).toBeNull();
  });
});
