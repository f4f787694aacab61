import { describe, expect, it } from 'vitest';
import { filterQuery } from './filter-query.ts';

describe('the address of a filter', () => {
  it('is bare when nothing is chosen', () => {
    expect(filterQuery({ state: undefined, q: '', page: 1 })).toBe('');
  });

  it('names what is chosen, and escapes it', () => {
    expect(filterQuery({ state: 'paid', q: 'å & ä', page: 2 })).toBe(
      '?state=paid&q=%C3%A5+%26+%C3%A4&page=2',
    );
  });

  it('repeats what is chosen several times', () => {
    expect(filterQuery({ sheet: ['a', 'b'] })).toBe('?sheet=a&sheet=b');
  });
});
