import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyLike, namePattern, parseSearch } from './search.ts';

describe('a search text', () => {
  it.each([
    ['1006', 1006],
    ['K-1006', 1006],
    ['k-1006', 1006],
    ['#5001', 5001],
    ['10 001', 10_001],
  ])('%s is a number', (text, number) => {
    expect(parseSearch(text)).toEqual({ kind: 'number', number });
  });

  it('asks for everything when empty', () => {
    expect(parseSearch('  ')).toEqual({ kind: 'all' });
  });

  it('is part of a name otherwise', () => {
    expect(parseSearch(' Öhlund & Co ')).toEqual({ kind: 'name', pattern: '%Öhlund _ Co%' });
    expect(parseSearch('Nyström-Berg')).toEqual({ kind: 'name', pattern: '%Nyström-Berg%' });
  });

  it('reads a number that cannot exist as a name', () => {
    expect(parseSearch('99999999999')).toEqual({ kind: 'name', pattern: '%99999999999%' });
  });
});

describe('a search in several columns', () => {
  it('asks for the pattern in each', () => {
    expect(anyLike(['title', 'name'], '%kund%')).toBe('title.ilike.%kund%,name.ilike.%kund%');
  });

  it('carries nothing that the filter language would read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(namePattern(text).slice(1, -1)).not.toMatch(/[%*,.:()"'\\{}]/u);
      }),
    );
  });
});
