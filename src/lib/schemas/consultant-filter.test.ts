import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consultantQuery, parseConsultantFilter } from './consultant-filter.ts';

const read = (query: string) => parseConsultantFilter(new URLSearchParams(query));

describe('parseConsultantFilter', () => {
  it('takes the empty choice of a list as no choice', () => {
    expect(read('role=&region=&mode=')).toEqual({ page: 1 });
  });

  it('ignores what it does not understand', () => {
    expect(read("role=copywriter&mode=space&page=-3&region=x'--")).toEqual({
      role: 'copywriter',
      page: 1,
    });
  });

  it('never throws, whatever the address says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        expect(parseConsultantFilter(new URLSearchParams(query)).page).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});

describe('consultantQuery', () => {
  it('is read back as it was written', () => {
    const filter = { role: 'web-editor', region: 'skane', mode: 'remote', page: 3 } as const;
    expect(read(consultantQuery(filter))).toEqual(filter);
  });

  it('is empty for everybody on page one', () => {
    expect(consultantQuery({ page: 1 })).toBe('');
  });
});
