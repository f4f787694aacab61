import type { Currency } from '$lib/domain/money/currency.ts';
import { assertOre, type Ore } from '$lib/domain/money/ore.ts';
import { roundHalfUp } from '$lib/domain/money/round.ts';
import type { Locale } from './locale.ts';
import { formatScaled, MINUS, NBSP } from './number.ts';

const SWEDISH_SIGN: Readonly<Record<Currency, string>> = { SEK: 'kr', EUR: '€' };

/** An amount with its currency: `1 234,50 kr` in Swedish, `SEK 1,234.50` in English. */
export function formatMoney(ore: Ore, currency: Currency, locale: Locale): string {
  return withCurrency(formatAmount(ore, locale), currency, locale);
}

/** An amount without currency, for columns that name it in their heading: `1 234,50`. */
export function formatAmount(ore: Ore, locale: Locale): string {
  return formatScaled(assertOre(ore), 2, locale);
}

/**
 * An amount rounded to whole kronor or euro, for prices and overviews: `1 235 kr`. Never on
 * documents.
 */
export function formatWholeMoney(ore: Ore, currency: Currency, locale: Locale): string {
  const whole = roundHalfUp(assertOre(ore) / 100);
  return withCurrency(formatScaled(whole, 0, locale), currency, locale);
}

/** What follows the figure in a field for an amount: `kr` and `€` in Swedish, `SEK` and `EUR` in English. */
export function currencyMark(currency: Currency, locale: Locale): string {
  return locale === 'sv' ? SWEDISH_SIGN[currency] : currency;
}

function withCurrency(amount: string, currency: Currency, locale: Locale): string {
  if (locale === 'sv') return `${amount}${NBSP}${SWEDISH_SIGN[currency]}`;
  const isNegative = amount.startsWith(MINUS);
  const unsigned = isNegative ? amount.slice(MINUS.length) : amount;
  return `${isNegative ? MINUS : ''}${currency}${NBSP}${unsigned}`;
}
