import { belongsTo, type BankStatement } from './bank-statement.ts';

/** An account of the agency, its numbers without spaces and hyphens. */
export interface OwnAccount {
  readonly id: string;
  readonly iban: string;
  readonly bankgiro: string | null;
  /** Clearing and account number, for banks that write no IBAN. */
  readonly number: string | null;
  readonly currency: string;
}

/**
 * The agency's account that a statement is about; null when it is somebody else's. One bankgiro or
 * account number is as good as the IBAN it pays into.
 */
export function ownAccountOf<Account extends OwnAccount>(
  statement: BankStatement,
  accounts: readonly Account[],
): Account | null {
  const numbers = ({ iban, bankgiro, number }: OwnAccount) =>
    [iban, bankgiro, number].filter((each) => each !== null);
  return accounts.find((account) => belongsTo(statement, numbers(account))) ?? null;
}

/** An account of the agency with the name people know it by. */
export interface BankAccount extends OwnAccount {
  readonly name: string;
  /** The bank's own code, for customers abroad. */
  readonly bic: string | null;
  readonly currency: 'SEK' | 'EUR';
  /** The account in the books that its movements are booked on. */
  readonly ledgerAccount: number;
}
