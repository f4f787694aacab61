import type { Locale } from './locale.ts';

/** The sign before the decimals in the language of the page. Both are understood when typed. */
export function decimalSign(locale: Locale): ',' | '.' {
  return locale === 'sv' ? ',' : '.';
}
