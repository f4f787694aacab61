import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsTo, duplicateKey, type BankStatement } from './bank-statement.ts';

const statement: BankStatement = {
  format: 'camt.053',
  account: { kind: 'iban', number: 'SE4550000000058398257466' },
  currency: 'SEK',
  messageId: 'M1',
  createdAt: null,
  openingOre: 0,
  closingOre: 0,
  transactions: [],
  pendingCount: 0,
};

describe('belongsTo', () => {
  it('compares accounts however they are written', () => {
    expect(belongsTo(statement, ['5050-1055', 'SE45 5000 0000 0583 9825 7466'])).toBe(true);
    expect(belongsTo(statement, ['SE3550000000054910000003'])).toBe(false);
    expect(belongsTo(statement, [])).toBe(false);
  });

  it('says no when the file names no account', () => {
    expect(belongsTo({ ...statement, account: null }, ['5050-1055'])).toBe(false);
  });
});

describe('duplicateKey', () => {
  const part = fc.record({
    account: fc.constantFrom('5050-1055', '5050-1056', 'SE45 5000'),
    entry: fc.string({ unit: fc.constantFrom('1', '|', '-', ' ', 'a'), maxLength: 4 }),
    amount: fc.integer({ min: -3, max: 3 }),
    date: fc.constantFrom('2026-11-27', '2026-11-28'),
  });

  it('is equal only when everything is', () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const key = (it: typeof a) => duplicateKey(it.account, it.entry, it.amount, it.date);
        const isSame = JSON.stringify(Object.values(a)) === JSON.stringify(Object.values(b));
        expect(key(a) === key(b)).toBe(isSame);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on how the account is written', () => {
    const keys = ['5050-1055', ' 50501055', '5050 1055'].map((account) =>
      duplicateKey(account, 'A1', 100, '2026-11-27'),
    );
    expect(new Set(keys).size).toBe(1);
  });
});
