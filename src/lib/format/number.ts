import type { Locale } from './locale.ts';

/** Non-breaking space: between thousands and before units in Swedish. */
export const NBSP = '\u00A0';

/** The minus sign; a hyphen is too short beside figures. */
export const MINUS = '\u2212';

const SIGNS = {
  sv: { group: NBSP, decimal: ',' },
  en: { group: ',', decimal: '.' },
} as const;

/**
 * Writes a number given as whole units of its last decimal, so that no binary fraction can slip
 * in: `formatScaled(123450, 2, 'sv')` is `1 234,50`. Written here and not by `Intl`, so that
 * server, browser and documents agree to the byte whatever their locale data.
 */
export function formatScaled(scaled: number, decimals: number, locale: Locale): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, SIGNS[locale].group);
  const sign = scaled < 0 ? MINUS : '';
  return `${sign}${grouped}${fraction === '' ? '' : SIGNS[locale].decimal + fraction}`;
}

/** As `formatScaled`, without zeros at the end of the decimals: `7,5`, `8`. */
export function formatTrimmed(scaled: number, decimals: number, locale: Locale): string {
  let [value, left] = [scaled, decimals];
  while (left > 0 && value % 10 === 0) [value, left] = [value / 10, left - 1];
  return formatScaled(value, left, locale);
}

/** A rate of exchange with four decimals, and up to six where they are needed: `11,1000`. */
export function formatRate(rate: number, locale: Locale): string {
  const millionths = Math.round(rate * 1_000_000);
  const isShort = millionths % 100 === 0;
  return isShort ? formatScaled(millionths / 100, 4, locale) : formatTrimmed(millionths, 6, locale);
}

/** A whole number with its thousands apart: `1 234` or `1,234`; rounds what is not whole. */
export function formatInteger(value: number, locale: Locale): string {
  return formatScaled(Math.round(value), 0, locale);
}

/** Per cent with at most two decimals: `50 %` in Swedish, `50%` in English. */
export function formatPercent(percent: number, locale: Locale): string {
  return formatBasisPoints(Math.round(percent * 100), locale);
}

/** Hundredths of a per cent, as rates are stored: 2500 is `25 %` in Swedish, `25%` in English. */
export function formatBasisPoints(basisPoints: number, locale: Locale): string {
  return `${formatTrimmed(basisPoints, 2, locale)}${locale === 'sv' ? NBSP : ''}%`;
}

/** As `formatBasisPoints`, always with one decimal, for columns of shares: `15,0 %`, `25,0 %`. */
export function formatShare(basisPoints: number, locale: Locale): string {
  const tenths = Math.sign(basisPoints) * Math.round(Math.abs(basisPoints) / 10);
  return `${formatScaled(tenths, 1, locale)}${locale === 'sv' ? NBSP : ''}%`;
}
