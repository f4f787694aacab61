import type { BankAccount } from '$lib/domain/banking/own-account.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';

/** The agency's own accounts, by name. */
export async function listBankAccounts(db: Db): Promise<BankAccount[]> {
  const rows = unwrap(await db.from('bank_accounts').select('*').order('name').order('iban'));
  return rows.map(({ id, name, iban, bankgiro, number, currency }) => ({
    ...{ id, name, iban, bankgiro, number },
    currency: currency === 'EUR' ? 'EUR' : 'SEK',
  }));
}
