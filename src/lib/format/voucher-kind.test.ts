import { expect, it } from 'vitest';
import { stripeReference, voucherTitle } from './voucher-kind.ts';

it('names a voucher by what it books and its number', () => {
  expect(voucherTitle({ kind: 'invoice_issued', label: '10001' })).toBe('Faktura 10001');
  expect(voucherTitle({ kind: 'payment_received', label: '' })).toBe('Inbetalning');
});

it('keeps the long names that Stripe gives out of the title', () => {
  const label = 'pi_5XTtIz00aFnjS5EI6LKaeD0p';
  expect(stripeReference(label)).toBe(label);
  expect(voucherTitle({ kind: 'payment_received', label })).toBe('Inbetalning');
  expect(stripeReference('SK1002-1')).toBeNull();
  expect(stripeReference('U6-1001')).toBeNull();
});
