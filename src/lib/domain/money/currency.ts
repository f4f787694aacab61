/** ISO 4217 code of a currency the agency invoices in; both have two decimals. */
export type Currency = 'SEK' | 'EUR';

/** A stored code as a currency; the database keeps no other than these two. */
export function currencyOf(code: string): Currency {
  return code.trim() === 'EUR' ? 'EUR' : 'SEK';
}
