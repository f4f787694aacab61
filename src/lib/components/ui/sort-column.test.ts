import { describe, expect, it } from 'vitest';
import { sortColumn } from './sort-column.ts';

const hrefOf = (sort: string) => `?sort=${sort}`;

describe('a sortable heading', () => {
  it('sorts by its column at the first click', () => {
    expect(sortColumn('name', '-number', hrefOf)).toEqual({
      sorted: undefined,
      sortHref: '?sort=name',
    });
    expect(sortColumn('amount', 'name', hrefOf, 'desc').sortHref).toBe('?sort=-amount');
  });

  it('turns the order round after that', () => {
    expect(sortColumn('name', 'name', hrefOf)).toEqual({ sorted: 'asc', sortHref: '?sort=-name' });
    expect(sortColumn('name', '-name', hrefOf)).toEqual({ sorted: 'desc', sortHref: '?sort=name' });
  });
});
