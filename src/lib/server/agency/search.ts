/** What a search text asks for: a serial number, or part of a name. */
export type Search =
  | { readonly kind: 'all' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'name'; readonly pattern: string };

/**
 * Reads a search text as people type it: `K-1006`, `#5001` and `10 001` are numbers, all else is
 * part of a name, with the wildcards of `ilike` taken literally.
 */
export function parseSearch(text: string): Search {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'all' };
  const digits = /^(?:k-|#)?(\d[\d\s]{0,11})$/iu.exec(trimmed)?.[1]?.replace(/\s/gu, '');
  // Above this no number exists, and Postgres would refuse the integer.
  if (digits !== undefined && Number(digits) <= 2_147_483_647) {
    return { kind: 'number', number: Number(digits) };
  }
  // PostgREST reads * as %, and no escape helps there: it matches any one character instead.
  const literal = trimmed.replace(/[\\%_]/gu, '\\$&').replace(/\*/gu, '_');
  return { kind: 'name', pattern: `%${literal}%` };
}

/** An `or` filter of the API: any of the columns holds the pattern, which may contain anything. */
export function anyLike(columns: readonly string[], pattern: string): string {
  const quoted = `"${pattern.replace(/[\\"]/gu, '\\$&')}"`;
  return columns.map((column) => `${column}.ilike.${quoted}`).join(',');
}
