import { expect, it } from 'vitest';
import { todayInSweden } from './today.ts';

it('turns the day at Swedish midnight, in winter and in summer', () => {
  expect(todayInSweden(new Date('2026-11-23T22:59:59Z'))).toBe('2026-11-23');
  expect(todayInSweden(new Date('2026-11-23T23:00:00Z'))).toBe('2026-11-24');
  expect(todayInSweden(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
});
