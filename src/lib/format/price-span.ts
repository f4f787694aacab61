import type { DayPrice } from '$lib/domain/catalogue/role.ts';
import type { Locale } from './locale.ts';
import { formatWholeMoney } from './money.ts';
import { formatInteger } from './number.ts';

/** A span in whole kronor with the currency once: `7 200–11 200 kr`, `SEK 7,200–11,200`. */
export function priceSpan({ lowOre, highOre }: DayPrice, locale: Locale): string {
  const [low, high] = [formatInteger(lowOre / 100, locale), formatInteger(highOre / 100, locale)];
  return locale === 'sv'
    ? `${low}–${formatWholeMoney(highOre, 'SEK', locale)}`
    : `${formatWholeMoney(lowOre, 'SEK', locale)}–${high}`;
}
