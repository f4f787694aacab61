import { readSort, type Sort } from '$lib/schemas/sort-field.ts';

type Ordered<Query> = {
  order(column: string, options: { ascending: boolean; nullsFirst?: boolean }): Query;
};

/**
 * Orders a query as its list's address asks, by a column from an allow-list; what is missing comes
 * last, and rows that are alike keep one order, so that pages neither repeat nor lose one.
 * @param columns the stored column for each key
 */
export function inOrder<Key extends string, Query extends Ordered<Query>>(
  query: Query,
  columns: Readonly<Record<Key, string>>,
  sort: Sort<Key>,
): Query {
  const { key, ascending } = readSort(sort);
  return query.order(columns[key], { ascending, nullsFirst: false }).order('id', { ascending });
}
