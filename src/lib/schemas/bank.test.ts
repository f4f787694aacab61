import { describe, expect, it } from 'vitest';
import { bankAccountSchema } from './bank.ts';

const account = { name: 'Konto', iban: 'SE31 9990 0000 0000 5050 1063', currency: 'SEK' };
const faultsOf = (changes: object) => {
  const { error } = bankAccountSchema.safeParse({ ...account, ...changes });
  return error?.issues.map(({ path, message }) => [path[0], message]) ?? [];
};

describe('an account of the agency', () => {
  it('needs a BIC for euro, because customers pay euro by it', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ currency: 'EUR' })).toEqual([['bic', 'required']]);
    expect(faultsOf({ currency: 'EUR', bic: 'fel' })).toContainEqual(['bic', 'bic']);
    expect(
      bankAccountSchema.parse({ ...account, currency: 'EUR', bic: 'roll sess' }),
    ).toMatchObject({
      ...{ iban: 'SE3199900000000050501063', bic: 'ROLLSESS', currency: 'EUR' },
    });
  });
});
