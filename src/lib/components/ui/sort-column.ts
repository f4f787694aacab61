/** What a sortable column's heading needs: where its link leads, and how it is sorted now. */
export type SortedColumn = { sortHref: string; sorted: 'asc' | 'desc' | undefined };

/**
 * Heading of a sortable column. Its link sorts by it, and turns the order round when it is sorted
 * already.
 * @param key as the address names it
 * @param current the list's order: `name` rising, `-name` falling
 * @param hrefOf the address of the list in an order
 * @param first how the column is sorted at the first click: amounts and dates fall
 */
export function sortColumn<Key extends string>(
  key: Key,
  current: string,
  hrefOf: (sort: Key | `-${Key}`) => string,
  first: 'asc' | 'desc' = 'asc',
): SortedColumn {
  if (current === key) return { sorted: 'asc', sortHref: hrefOf(`-${key}`) };
  if (current === `-${key}`) return { sorted: 'desc', sortHref: hrefOf(key) };
  return { sorted: undefined, sortHref: hrefOf(first === 'asc' ? key : `-${key}`) };
}
