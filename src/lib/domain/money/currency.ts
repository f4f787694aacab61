/** Currencies the agency invoices in; both have two decimals. */
export const CURRENCIES = ['SEK', 'EUR'] as const;

/** ISO 4217 code of a currency the agency invoices in. */
export type Currency = (typeof CURRENCIES)[number];

/** Whether a code from outside (a form, a row) is a currency the agency invoices in. */
export function isCurrency(code: string): code is Currency {
  return CURRENCIES.some((currency) => currency === code);
}
