import { z } from 'zod';
import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import type { Receiver } from '../letter.ts';
import { localeOf } from '../receivers.ts';

const payloadSchema = z.object({ invoice_id: z.uuid() });

/** Which invoice a notice is about, and whose. @throws {DomainError} 404 */
export async function invoiceOf(payload: unknown) {
  const { invoice_id: id } = payloadSchema.parse(payload);
  const query = serviceClient().from('invoices').select('number, company_id').eq('id', id);
  const result = await query.maybeSingle();
  const { number, company_id: companyId } = unwrap(result);
  return { id, number, companyId };
}

/** The address a company wants its invoices at, in the language of its invoices; none when unset. */
export async function invoiceMailbox(companyId: string): Promise<Receiver[]> {
  const query = serviceClient()
    .from('companies')
    .select('invoice_email, locale')
    .eq('id', companyId);
  const result = await query.maybeSingle();
  const { invoice_email: email, locale } = unwrap(result);
  return email ? [{ email, name: null, locale: localeOf(locale) }] : [];
}
