import { expect, it } from 'vitest';
import { monthName } from './month.ts';

it('names a month in both languages', () => {
  expect(monthName('2026-11-01', 'sv')).toBe('november 2026');
  expect(monthName('2027-01-31', 'en')).toBe('January 2027');
});
