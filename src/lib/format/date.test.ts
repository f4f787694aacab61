import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateRange,
  formatShortDate,
  formatShortDateRange,
  formatWeek,
} from './date.ts';

/** Compared with ordinary spaces: that they do not break is checked once, below. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('a day', () => {
  it('has its month in full', () => {
    expect(plain(formatDate('2026-11-23', 'sv'))).toBe('23 november 2026');
    expect(plain(formatDate('2026-11-03', 'en'))).toBe('3 November 2026');
  });

  it('has short months in small print', () => {
    expect(plain(formatShortDate('2026-11-23', 'sv'))).toBe('23 nov. 2026');
    expect(plain(formatShortDate('2026-05-01', 'sv'))).toBe('1 maj 2026');
    expect(plain(formatShortDate('2026-09-01', 'en'))).toBe('1 Sep 2026');
  });

  it('keeps day and month on one line', () => {
    expect(formatDate('2026-11-23', 'sv')).toBe('23\u00A0november 2026');
  });

  it('refuses a day that does not exist', () => {
    expect(() => formatDate('2026-02-30', 'sv')).toThrow(RangeError);
  });
});

describe('a period', () => {
  it.each([
    ['2026-11-01', '2026-11-30', '1–30 november 2026', '1–30 November 2026'],
    ['2026-10-28', '2026-11-03', '28 oktober–3 november 2026', '28 October – 3 November 2026'],
    [
      '2026-12-28',
      '2027-01-03',
      '28 december 2026–3 januari 2027',
      '28 December 2026 – 3 January 2027',
    ],
    ['2026-11-23', '2026-11-23', '23 november 2026', '23 November 2026'],
  ])('%s to %s', (from, to, sv, en) => {
    expect(plain(formatDateRange(from, to, 'sv'))).toBe(sv);
    expect(plain(formatDateRange(from, to, 'en'))).toBe(en);
  });

  it('has short months in small print', () => {
    const [from, to] = ['2026-10-28', '2026-11-03'];
    expect(plain(formatShortDateRange(from, to, 'sv'))).toBe('28 okt.–3 nov. 2026');
    expect(plain(formatShortDateRange(from, to, 'en'))).toBe('28 Oct – 3 Nov 2026');
  });
});

it('writes a week with the year it belongs to', () => {
  expect(plain(formatWeek('2026-W48', 'sv'))).toBe('vecka 48, 2026');
  expect(plain(formatWeek('2026-W01', 'en'))).toBe('week 1, 2026');
});
