import { expect, it } from 'vitest';
import { DomainError } from '$lib/server/db/db-error.ts';
import { atRefundAmount } from './at-refund-amount.ts';

const exceeds = (ore: number, currency: string) =>
  new DomainError(409, 'refund_exceeds_credit', { left_ore: ore, currency });

it.each([
  ['sv', 123_450, 'SEK', '1 234,50 kr'],
  ['en', 123_450, 'EUR', 'EUR 1,234.50'],
  ['sv', 0, 'SEK', '0,00 kr'],
] as const)(
  'names the most that can go back, in %s: %i öre of %s',
  (locale, ore, currency, amount) => {
    const refusal = atRefundAmount(exceeds(ore, currency), locale) as DomainError;
    expect(refusal).toMatchObject({ status: 409, code: 'refund_exceeds_credit' });
    expect(refusal.values['field']).toBe('amount');
    expect(String(refusal.values['amount']).replace(/\s/gu, ' ')).toBe(amount);
  },
);

it('leaves every other refusal alone', () => {
  for (const cause of [new DomainError(409, 'payment_disputed'), new Error('x')])
    expect(atRefundAmount(cause, 'sv')).toBe(cause);
});
