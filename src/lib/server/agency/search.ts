/** What a search text asks for: a serial number, or part of a name. */
export type Search =
  | { readonly kind: 'all' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'name'; readonly pattern: string };

/** Reads a search text as people type it: `K-1006`, `#5001` and `10 001` are numbers. */
export function parseSearch(text: string): Search {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'all' };
  const digits = /^(?:k-|#)?(\d[\d\s]{0,11})$/iu.exec(trimmed)?.[1]?.replace(/\s/gu, '');
  // Above this no number exists, and Postgres would refuse the integer.
  if (digits !== undefined && Number(digits) <= 2_147_483_647) {
    return { kind: 'number', number: Number(digits) };
  }
  return { kind: 'name', pattern: namePattern(trimmed) };
}

/**
 * A pattern for `ilike` that finds the text anywhere. Signs that mean something to `ilike` or to
 * the API's filter language match any one character instead, so that the pattern needs no quotes.
 */
export function namePattern(text: string): string {
  return `%${text.trim().replace(/[^\p{L}\p{N}\s-]/gu, '_')}%`;
}

/** An `or` filter of the API: any of the columns holds the pattern of `namePattern`. */
export function anyLike(columns: readonly string[], pattern: string): string {
  return columns.map((column) => `${column}.ilike.${pattern}`).join(',');
}
