import { z } from 'zod';

/** An order of a list as its address names it: `name` rising, `-name` falling. */
export type Sort<Key extends string> = Key | `-${Key}`;

/**
 * The order of a list, one of the given keys; undefined (the list's own order) when missing or
 * unknown, so that no address can sort by what is not offered.
 */
export function sortField<const Key extends string>(keys: readonly Key[]) {
  const known = new Set<string>(keys.flatMap((key) => [key, `-${key}`]));
  return z
    .custom<Sort<Key>>((value) => typeof value === 'string' && known.has(value))
    .optional()
    .catch(undefined);
}

/** An order taken apart: the key, and whether it rises. */
export function readSort<Key extends string>(sort: Sort<Key>): { key: Key; ascending: boolean } {
  const ascending = !sort.startsWith('-');
  return { key: (ascending ? sort : sort.slice(1)) as Key, ascending };
}
