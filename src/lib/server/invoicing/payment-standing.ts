import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/** What there is to say about the last try to pay an invoice by card. */
export type PaymentNotice = 'cancelled' | 'expired' | 'failed';

const REMEMBER_MS = 24 * 60 * 60 * 1000;

/**
 * What became of the last card payment of an invoice, when it led to nothing and was within a day.
 * @param cameBack the payer has just left the pay page by its way back
 * @returns null when there is nothing to say: none was tried, or it is paid or under way
 */
export async function findPaymentNotice(
  db: Db,
  invoiceId: string,
  cameBack: boolean,
): Promise<PaymentNotice | null> {
  const [state, attempt] = await Promise.all([invoiceState(db, invoiceId), last(db, invoiceId)]);
  if (state !== 'issued' || !attempt) return null;
  if (attempt.state === 'open') return cameBack ? 'cancelled' : null;
  if (attempt.state !== 'expired' && attempt.state !== 'failed') return null;
  const concluded = Date.parse(attempt.concluded_at ?? '');
  return Date.now() - concluded < REMEMBER_MS ? attempt.state : null;
}

async function invoiceState(db: Db, id: string): Promise<string> {
  const result = await db.from('invoices').select('state').eq('id', id).maybeSingle();
  return unwrap(result).state;
}

async function last(db: Db, invoiceId: string) {
  const query = db.from('payment_attempts').select('state, concluded_at');
  const newest = query.eq('invoice_id', invoiceId).order('attempt', { ascending: false }).limit(1);
  const result = await newest.maybeSingle();
  return unwrapMaybe(result);
}
