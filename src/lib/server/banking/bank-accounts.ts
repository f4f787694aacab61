import type { BankAccount } from '$lib/domain/banking/own-account.ts';
import type { BankAccount as PaymentAccount } from '$lib/domain/invoicing/invoice-document.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** The agency's own accounts, by name. */
export async function listBankAccounts(db: Db): Promise<BankAccount[]> {
  const rows = unwrap(await db.from('bank_accounts').select('*').order('name').order('iban'));
  return rows.map(({ id, name, iban, bic, bankgiro, number, currency }) => ({
    ...{ id, name, iban, bic, bankgiro, number },
    currency: currency === 'EUR' ? 'EUR' : 'SEK',
  }));
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
