import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertBalanced, type Posting, type Voucher } from './voucher.ts';

const sek = (account: string, amountOre: number): Posting => ({
  account,
  amountOre,
  currency: 'SEK',
});
const voucher = (...postings: Posting[]): Voucher => ({
  date: '2026-11-27',
  text: 'Faktura',
  postings,
});

describe('assertBalanced', () => {
  it('accepts what balances in each currency', () => {
    const euros = [
      { account: '1510', amountOre: 5, currency: 'EUR' },
      { account: '3308', amountOre: -5, currency: 'EUR' },
    ];
    expect(() => {
      assertBalanced(voucher(sek('1510', 125), sek('3001', -100), sek('2611', -25), ...euros));
    }).not.toThrow();
  });

  it.each([
    ['an öre out', voucher(sek('1510', 125), sek('3001', -124))],
    [
      'balance across currencies only',
      voucher(sek('1510', 5), { ...sek('3001', -5), currency: 'EUR' }),
    ],
    ['one posting', voucher(sek('1510', 0))],
    ['a made-up account', voucher(sek('9510', 5), sek('3001', -5))],
    ['a part of an öre', voucher(sek('1510', 0.5), sek('3001', -0.5))],
    ['no day', { ...voucher(sek('1510', 5), sek('3001', -5)), date: '2026-02-30' }],
  ])('refuses %s', (_, bad) => {
    expect(() => {
      assertBalanced(bad);
    }).toThrow(RangeError);
  });

  it('notices every öre', () => {
    const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: -5, max: 5 }), (list, error) => {
        const rest = list.reduce((sum, each) => sum + each, 0);
        const postings = [...list.map((each) => sek('1510', each)), sek('3001', -rest + error)];
        const check = () => {
          assertBalanced(voucher(...postings));
        };
        if (error === 0) expect(check).not.toThrow();
        else expect(check).toThrow(RangeError);
      }),
    );
  });
});
