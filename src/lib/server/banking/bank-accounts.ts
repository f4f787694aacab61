import type { BankAccount } from '$lib/domain/banking/own-account.ts';
import type { BankAccount as PaymentAccount } from '$lib/domain/invoicing/invoice-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** The agency's own accounts, by name. */
export async function listBankAccounts(db: Db): Promise<BankAccount[]> {
  const rows = unwrap(await db.from('bank_accounts').select('*').order('name').order('iban'));
  return rows.map(({ id, name, iban, bic, bankgiro, number, currency, ...row }) => ({
    ...{ id, name, iban, bic, bankgiro, number },
    currency: currency === 'EUR' ? 'EUR' : 'SEK',
    ledgerAccount: row.ledger_account,
  }));
}

/** What the books and the bank have of an account, in hundredths of its currency. */
export type BankBalance = {
  booksOre: number;
  /** Of the latest statement with a balance; null until there is one. */
  statement: { ore: number; on: string } | null;
  /** Movements that no voucher has: they wait, are set aside or are not the agency's invoicing. */
  unbookedOre: number;
};

/** The balances of the agency's accounts by their ids. @throws {DomainError} 404 for others */
export async function bankBalances(db: Db): Promise<Map<string, BankBalance>> {
  const rows = unwrap(await db.rpc('list_bank_balances'));
  const balances = rows.map((row) => {
    // The generated types know no null in what a function returns.
    const [ore, on]: (number | string | null)[] = [row.statement_ore, row.statement_on];
    const statement = typeof ore === 'number' && typeof on === 'string' ? { ore, on } : null;
    return {
      booksOre: row.books_ore,
      statement,
      unbookedOre: row.unbooked_ore,
      id: row.account_id,
    };
  });
  return new Map(balances.map(({ id, ...balance }) => [id, balance]));
}

/**
 * The account that invoices in euro are paid to, as the database takes it: the first by name that
 * has a BIC; null when there is none.
 */
export async function findEuroAccount(db: Db): Promise<PaymentAccount | null> {
  const query = db.from('bank_accounts').select('iban, bic').eq('currency', 'EUR');
  const named = query.not('bic', 'is', null).order('name').order('iban');
  const row = unwrapMaybe(await named.limit(1).maybeSingle());
  return row && { iban: row.iban, bic: row.bic ?? '' };
}
