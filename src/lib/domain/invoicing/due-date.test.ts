import { describe, expect, it } from 'vitest';
import { dueDate, lastDayToPay, remindFrom } from './due-date.ts';

describe('dueDate', () => {
  it('counts days, not months', () => {
    expect(dueDate('2026-01-31', 30)).toBe('2026-03-02');
    expect(dueDate('2026-11-23', 30)).toBe('2026-12-23');
    expect(dueDate('2026-11-23', 0)).toBe('2026-11-23');
  });

  it('keeps a date on a weekend', () => {
    expect(dueDate('2026-11-21', 30)).toBe('2026-12-21');
    expect(dueDate('2026-10-22', 30)).toBe('2026-11-21');
  });

  it.each([-1, 0.5, Number.NaN])('refuses %s days', (days) => {
    expect(() => dueDate('2026-11-23', days)).toThrow(RangeError);
  });
});

describe('reminding', () => {
  it('waits until the day after the due date on ordinary days', () => {
    expect(lastDayToPay('2026-11-23')).toBe('2026-11-23');
    expect(remindFrom('2026-11-23')).toBe('2026-11-24');
  });

  it('lets the buyer pay on the bank day after a weekend or holiday', () => {
    expect(lastDayToPay('2026-12-24')).toBe('2026-12-28');
    expect(remindFrom('2026-12-24')).toBe('2026-12-29');
    expect(remindFrom('2026-11-21')).toBe('2026-11-24');
  });

  it('does not remind on a weekend', () => {
    expect(remindFrom('2026-11-20')).toBe('2026-11-23');
  });
});
