import type { Ore } from '../money/ore.ts';
import type { IsoDate } from '../time/day.ts';
import type { BankTransaction } from './bank-transaction.ts';

/** The account a statement is about, its number without spaces and hyphens. */
export interface AccountIdentity {
  readonly kind: 'iban' | 'bankgiro' | 'other';
  readonly number: string;
}

/** The booked movements of one account from one file. */
export interface BankStatement {
  readonly format: 'camt.053' | 'camt.054' | 'csv';
  /** Null when the file does not say, as CSV. */
  readonly account: AccountIdentity | null;
  /** ISO 4217 code; null when the file does not say. */
  readonly currency: string | null;
  readonly messageId: string | null;
  /** As in the file, ISO 8601. */
  readonly createdAt: string | null;
  readonly openingOre: Ore | null;
  readonly closingOre: Ore | null;
  readonly transactions: readonly BankTransaction[];
  /** Entries that the bank has not booked yet and that are therefore left out. */
  readonly pendingCount: number;
}

/** A number of an account as files and people write it, without spaces and hyphens. */
export function accountNumber(written: string): string {
  return written.replace(/[\s-]/g, '').toUpperCase();
}

/**
 * Whether a statement is about one of the given accounts (IBAN, bankgiro or account number). One
 * that names no account belongs to nobody: a person must say whose it is.
 */
export function belongsTo(statement: BankStatement, accounts: readonly string[]): boolean {
  const { account } = statement;
  return account !== null && accounts.map(accountNumber).includes(account.number);
}

/**
 * Tells a movement apart from every other, so that the same file, or another that tells of the
 * same movement, books it once: account, day, amount and the bank's reference (money.md §3.4).
 * @param account its number in any way of writing
 */
export function duplicateKey(
  account: string,
  entryReference: BankTransaction['entryReference'],
  amount: Ore,
  date: IsoDate,
): string {
  // The reference is free text, so it comes last: no other part can hold the separator.
  return [accountNumber(account), date, amount, entryReference].join('|');
}
