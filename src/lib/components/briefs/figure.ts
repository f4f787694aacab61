import { formatTrimmed, NBSP } from '$lib/format/number.ts';
import { getLocale } from '$lib/paraglide/runtime.js';

/** A count is a number and nothing more: "4", not "4 antal". */
const COUNT = new Set(['antal', 'count']);

/** A measured figure with its unit, in the language of the page; null when it is not known. */
export function figure(value: number | null, unit: string): string | null {
  if (value === null) return null;
  const number = formatTrimmed(Math.round(value * 100), 2, getLocale());
  return COUNT.has(unit) ? number : `${number}${NBSP}${unit}`;
}
