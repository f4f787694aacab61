import { expect, it } from 'vitest';
import { accountKind, isAccountNumber } from './account.ts';

it.each(['', '151', '15100', '0510', '9000', '15a0', ' 1510'])('"%s" is no account', (text) => {
  expect(isAccountNumber(text)).toBe(false);
  expect(() => accountKind(text)).toThrow(RangeError);
});

it.each([
  ['1510', 'asset'],
  ['2440', 'liability'],
  ['2611', 'liability'],
  ['3001', 'income'],
  ['4600', 'cost'],
  ['7999', 'cost'],
  ['8313', 'income'],
  ['8423', 'cost'],
])('%s holds %s', (account, kind) => {
  expect(accountKind(account)).toBe(kind);
});
