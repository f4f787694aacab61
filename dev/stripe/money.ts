import { invalidRequest } from './errors.ts';

// Smallest amounts by currency: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
const MINIMUM = new Map([
  ['dkk', 250],
  ['eur', 50],
  ['gbp', 30],
  ['nok', 300],
  ['sek', 300],
  ['usd', 50],
]);
const MAXIMUM = 99_999_999;

/** Lower-cased currency code. Throws Stripe's 400 for one that the simulator does not know. */
export function knownCurrency(code: string, param: string): string {
  const currency = code.toLowerCase();
  if (MINIMUM.has(currency)) return currency;
  const known = [...MINIMUM.keys()].join(', ');
  throw invalidRequest(
    `Invalid currency: ${code}. This simulator supports these currencies: ${known}`,
    undefined,
    param,
  );
}

/** Throws `amount_too_small` or `amount_too_large`; `amount` in minor units (öre, cent). */
export function checkAmount(amount: number, currency: string, param: string): void {
  const minimum = MINIMUM.get(currency) ?? 0;
  if (amount < minimum) {
    const message = `The total amount due must add up to at least ${inWords(minimum, currency)}.`;
    throw invalidRequest(message, 'amount_too_small', param);
  }
  if (amount > MAXIMUM) {
    const message = `Amount must be no more than ${inWords(MAXIMUM, currency)}.`;
    throw invalidRequest(message, 'amount_too_large', param);
  }
}

/** `"3.00 SEK"`: for messages to developers, not for the pay page. */
export function inWords(amount: number, currency: string): string {
  return `${(amount / 100).toFixed(2)} ${currency.toUpperCase()}`;
}

/** What a chargeback costs, in minor units: 200 kr or 20 of another currency. Not Stripe's list. */
export function disputeFee(currency: string): number {
  return ['dkk', 'nok', 'sek'].includes(currency) ? 20_000 : 2000;
}

/** Stripe's fee for a European card: 1.5 % plus a fixed part, in minor units. */
export function stripeFee(amount: number, currency: string): number {
  const fixed = currency === 'eur' || currency === 'usd' ? 25 : 180;
  return Math.min(amount, Math.round((amount * 15) / 1000) + fixed);
}
