/** ISO 4217 code of a currency the agency invoices in; both have two decimals. */
export type Currency = 'SEK' | 'EUR';
