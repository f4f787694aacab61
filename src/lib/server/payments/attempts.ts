import { z } from 'zod';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

const uuid = z.uuid();

/** One visit to the card page. Amounts in öre. */
export type PaymentAttempt = {
  id: string;
  invoiceId: string;
  amountOre: number;
  currency: string;
  idempotencyKey: string;
  startedAt: Date;
  sessionId: string | null;
  url: string | null;
};

type AttemptRow = {
  id: string;
  invoice_id: string;
  amount_ore: number;
  currency: string;
  idempotency_key: string;
  started_at: string;
  stripe_session_id: string | null;
  url: string | null;
};

/**
 * The live attempt to pay an invoice, or a new one for what is still open.
 * @param actorId the person who pays; must be a member of the invoice's company
 * @throws {DomainError} 404, 409 `invoice_already_paid`, `invoice_credited` or
 *   `payment_in_progress`
 */
export async function startAttempt(actorId: string, invoiceId: string): Promise<PaymentAttempt> {
  const args = { p_actor: actorId, p_invoice_id: invoiceId };
  return attemptOf(unwrap(await serviceClient().rpc('start_payment_attempt', args)));
}

/** An attempt as it is now; null when the id is none of ours. */
export async function findAttempt(id: string): Promise<PaymentAttempt | null> {
  if (!uuid.safeParse(id).success) return null;
  const query = serviceClient().from('payment_attempts').select().eq('id', id);
  const result = await query.maybeSingle();
  const row = unwrapMaybe(result);
  return row ? attemptOf(row) : null;
}

/** An attempt as it is now. @throws {DomainError} 404 */
export async function getAttempt(id: string): Promise<PaymentAttempt> {
  const attempt = await findAttempt(id);
  if (!attempt) throw new DomainError(404, 'not_found');
  return attempt;
}

/** Notes Stripe's page for an attempt; the first one stays. @throws {DomainError} 404 */
export async function attachSession(
  attemptId: string,
  session: { id: string; url: string | null; expires_at: number },
): Promise<void> {
  unwrapMaybe(
    await serviceClient().rpc('attach_checkout_session', {
      p_attempt_id: attemptId,
      p_session_id: session.id,
      p_url: session.url ?? '',
      p_expires_at: new Date(session.expires_at * 1000).toISOString(),
    }),
  );
}

function attemptOf(row: AttemptRow): PaymentAttempt {
  return {
    id: row.id,
    invoiceId: row.invoice_id,
    amountOre: row.amount_ore,
    currency: row.currency,
    idempotencyKey: row.idempotency_key,
    startedAt: new Date(row.started_at),
    sessionId: row.stripe_session_id,
    url: row.url,
  };
}
