import { describe, expect, it } from 'vitest';
import { anyLike, parseSearch } from './search.ts';

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

  it('takes wildcards literally in names', () => {
    expect(parseSearch(' 100%_\\ AB ')).toEqual({ kind: 'name', pattern: '%100\\%\\_\\\\ AB%' });
    expect(parseSearch('a*b')).toEqual({ kind: 'name', pattern: '%a_b%' });
  });

  it('reads a number that cannot exist as a name', () => {
    expect(parseSearch('99999999999')).toEqual({ kind: 'name', pattern: '%99999999999%' });
  });
});

describe('a search in several columns', () => {
  it('keeps commas, quotes and backslashes of the text inside the pattern', () => {
    expect(anyLike(['title', 'name'], '%a,"b\\_)%')).toBe(
      'title.ilike."%a,\\"b\\\\_)%",name.ilike."%a,\\"b\\\\_)%"',
    );
  });
});
