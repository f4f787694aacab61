import { describe, expect, it } from 'vitest';
import { accountText, parsePayoutAccount } from './payout-account.ts';

describe('an account to be paid', () => {
  it('is read by the rules of its kind', () => {
    expect(parsePayoutAccount('bankgiro', ' 50501055 ')).toEqual({
      kind: 'bankgiro',
      number: '5050-1055',
    });
    expect(parsePayoutAccount('plusgiro', '4281358')).toEqual({
      kind: 'plusgiro',
      number: '42 81 35-8',
    });
    expect(parsePayoutAccount('account', '5439-10 242 17')).toEqual({
      kind: 'account',
      clearing: '5439',
      number: '1024217',
    });
    expect(parsePayoutAccount('iban', 'se45 5000 0000 0583 9825 7466', 'essesess')).toEqual({
      kind: 'iban',
      iban: 'SE4550000000058398257466',
      bic: 'ESSESESS',
    });
  });

  it.each([
    ['bankgiro', '5050-1056', ''],
    ['plusgiro', '428135-9', ''],
    ['account', '5439-10 242 18', ''],
    ['account', '12', ''],
    ['account', 'inget konto', ''],
    ['iban', 'SE4550000000058398257467', ''],
    ['iban', 'SE4550000000058398257466', 'NOTABIC'],
    ['iban', '', ''],
  ] as const)('a %s with a wrong digit is none: %s %s', (kind, written, bic) => {
    expect(parsePayoutAccount(kind, written, bic)).toBeNull();
  });

  it('is written as people read it', () => {
    const iban = parsePayoutAccount('iban', 'SE4550000000058398257466');
    expect(iban && accountText(iban)).toBe('SE45 5000 0000 0583 9825 7466');
    const account = parsePayoutAccount('account', '54391024217');
    expect(account && accountText(account)).toBe('5439, 1024217');
  });
});
