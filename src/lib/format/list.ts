import type { Locale } from './locale.ts';

const WORDS = { sv: 'och', en: 'and' } as const;

/** Things in a row with "and" before the last: `a, b och c`, `a, b and c`. */
export function formatList(things: readonly string[], locale: Locale): string {
  const last = things.at(-1) ?? '';
  if (things.length < 2) return last;
  return `${things.slice(0, -1).join(', ')} ${WORDS[locale]} ${last}`;
}
