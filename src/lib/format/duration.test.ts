import { expect, it } from 'vitest';
import { formatDuration, formatHours } from './duration.ts';

it('writes time as hours with the decimals it needs', () => {
  expect(formatDuration(450, 'sv')).toBe('7,5\u00A0h');
  expect(formatDuration(450, 'en')).toBe('7.5\u00A0h');
  expect(formatDuration(480, 'sv')).toBe('8\u00A0h');
  expect(formatDuration(15, 'sv')).toBe('0,25\u00A0h');
  expect(formatDuration(20, 'sv')).toBe('0,33\u00A0h');
  expect(formatDuration(60_000, 'sv')).toBe('1\u00A0000\u00A0h');
});

it('writes hours with two decimals for columns', () => {
  expect(formatHours(2025, 'sv')).toBe('33,75');
  expect(formatHours(480, 'en')).toBe('8.00');
});
