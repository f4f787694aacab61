import { formatTrimmed, NBSP } from '$lib/format/number.ts';
import { getLocale } from '$lib/paraglide/runtime.js';

/** A measured figure with its unit, in the language of the page; null when it is not known. */
export function figure(value: number | null, unit: string): string | null {
  if (value === null) return null;
  return `${formatTrimmed(Math.round(value * 100), 2, getLocale())}${NBSP}${unit}`;
}
