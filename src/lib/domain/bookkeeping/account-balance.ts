import { sumOre, type Ore } from '../money/ore.ts';
import type { AccountName } from './ledger-voucher.ts';

/** An account in a period, in öre: credit balances are negative, debit and credit are not. */
export interface AccountBalance {
  /** 0 is the result of earlier years, which has no account of its own here. */
  readonly account: number;
  readonly name: AccountName;
  readonly openingOre: Ore;
  readonly debitOre: Ore;
  readonly creditOre: Ore;
  readonly closingOre: Ore;
}

/** The sums of a trial balance: opening and closing are nought, and debit equals credit. */
export function balanceSums(
  rows: readonly AccountBalance[],
): Omit<AccountBalance, 'account' | 'name'> {
  const sum = (pick: (row: AccountBalance) => Ore) => sumOre(rows.map(pick));
  return {
    openingOre: sum((row) => row.openingOre),
    debitOre: sum((row) => row.debitOre),
    creditOre: sum((row) => row.creditOre),
    closingOre: sum((row) => row.closingOre),
  };
}
