import type { InvoiceDocument } from '$lib/domain/invoicing/invoice-document.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { paidTo } from '$lib/server/invoicing/frozen-parties.ts';

/**
 * The document as it can be paid now: one in another currency that was issued before there was an
 * account for it names the account that takes it today, the first by name. None at all stays none.
 */
export async function withAccountInForce(document: InvoiceDocument): Promise<InvoiceDocument> {
  if (document.currency === 'SEK' || document.bankAccount !== null) return document;
  const query = serviceClient().from('bank_accounts').select('iban, bic');
  const accounts = query.eq('currency', document.currency).not('bic', 'is', null);
  const [account] = unwrap(await accounts.order('name').order('iban').limit(1));
  if (!account?.bic) return document;
  return { ...document, ...paidTo('', { iban: account.iban, bic: account.bic }) };
}
