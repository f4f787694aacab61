import { describe, expect, it } from 'vitest';
import { paged, pageRows, rangeOfPage } from './pages.ts';

describe('pages of rows', () => {
  it('follow each other without gap or overlap', () => {
    expect([1, 2, 3].map((page) => rangeOfPage(page, 25))).toEqual([
      [0, 24],
      [25, 49],
      [50, 74],
    ]);
  });

  it('are as many as the rows need', () => {
    expect(paged([], 0, 25).pages).toBe(0);
    expect(paged(['a'], 25, 25).pages).toBe(1);
    expect(paged(['a'], 26, 25).pages).toBe(2);
  });

  it('are empty past the last one, and other faults stay faults', () => {
    const refused = { data: null, error: { code: 'PGRST103', message: 'range' } };
    expect(pageRows(refused)).toEqual([]);
    expect(() => pageRows({ ...refused, error: { code: 'X', message: 'broken' } })).toThrow(
      'broken',
    );
    expect(pageRows({ data: ['a'], error: null })).toEqual(['a']);
  });
});
