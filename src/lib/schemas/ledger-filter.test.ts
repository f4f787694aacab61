import { describe, expect, it } from 'vitest';
import { parseDayFilter, parsePeriodFilter, parseVoucherFilter } from './ledger-filter.ts';

const query = (text: string) => new URLSearchParams(text);
const fallback = { from: '2026-01-01', to: '2026-11-27' };

describe('filters of the books', () => {
  it('leave out what is not understood, so that an odd address shows more', () => {
    expect(parseVoucherFilter(query('month=2026-13&account=99&number=x&kind=<b>&page=0'))).toEqual({
      page: 1,
    });
    expect(parseVoucherFilter(query('month=2026-11&account=1510&number=17'))).toMatchObject({
      month: '2026-11',
      account: 1510,
      number: 17,
    });
    expect(parseVoucherFilter(query('month=&account=&number='))).toEqual({ page: 1 });
  });

  it('read a month or two days; what is turned round or impossible is the fallback', () => {
    expect(parsePeriodFilter(query('month=2028-02'), fallback)).toEqual({
      from: '2028-02-01',
      to: '2028-02-29',
      page: 1,
    });
    for (const text of ['', 'from=2026-03-01', 'from=2026-03-02&to=2026-03-01', 'from=x&to=y'])
      expect(parsePeriodFilter(query(text), fallback)).toEqual({ ...fallback, page: 1 });
  });

  it('read a day, today when there is none', () => {
    expect(parseDayFilter(query('day=2026-02-30'), '2026-11-27').day).toBe('2026-11-27');
    expect(parseDayFilter(query('day=2026-02-28'), '2026-11-27').day).toBe('2026-02-28');
  });
});
