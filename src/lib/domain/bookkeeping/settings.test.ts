import { expect, it } from 'vitest';
import { halfYears } from './settings.ts';

it('half-years begin with the coming one', () => {
  expect(halfYears('2026-11-27').slice(0, 3)).toEqual(['2027-01-01', '2026-07-01', '2026-01-01']);
  expect(halfYears('2026-06-30').slice(0, 3)).toEqual(['2026-07-01', '2026-01-01', '2025-07-01']);
  expect(halfYears('2026-07-01')[0]).toBe('2027-01-01');
});
