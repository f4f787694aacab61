import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from './day.ts';
import { bankDayFrom, isBankDay, nextBankDay } from './working-days.ts';

const day = fc
  .integer({ min: 19_800, max: 24_000 })
  .map((offset) => new Date(offset * 86_400_000).toISOString().slice(0, 10));

describe('isBankDay', () => {
  it.each(['2026-11-23', '2026-04-30', '2026-12-23', '2026-05-25'])('%s is one', (text) => {
    expect(isBankDay(text)).toBe(true);
  });

  it.each(['2026-11-22', '2026-04-03', '2026-06-19', '2026-12-24', '2026-12-31', '2027-01-01'])(
    '%s is not',
    (text) => {
      expect(isBankDay(text)).toBe(false);
    },
  );
});

describe('nextBankDay', () => {
  it('passes Christmas, the weekend and Easter', () => {
    expect(nextBankDay('2026-12-23')).toBe('2026-12-28');
    expect(nextBankDay('2026-12-30')).toBe('2027-01-04');
    expect(nextBankDay('2026-04-02')).toBe('2026-04-07');
  });

  it('is always a later bank day with no bank day between', () => {
    fc.assert(
      fc.property(day, (from) => {
        const next = nextBankDay(from);
        expect(isBankDay(next)).toBe(true);
        expect(daysBetween(from, next)).toBeGreaterThan(0);
        expect(daysBetween(from, next)).toBeLessThanOrEqual(6);
      }),
    );
  });
});

it('keeps a day that is a bank day', () => {
  expect(bankDayFrom('2026-11-23')).toBe('2026-11-23');
  expect(bankDayFrom('2026-11-21')).toBe('2026-11-23');
});
