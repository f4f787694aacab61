import type { JobHelpers } from 'graphile-worker';

/**
 * What is no longer needed. Stripe's events hold the payer's address and have done their work when
 * the payment is booked; Stripe itself remembers them for 30 days. Notices are kept as long, so
 * that no job can send one twice. A needs analysis that nobody saved is its visitor's for 90 days.
 */
const STATEMENTS = [
  `delete from private.stripe_events
   where processed_at < now() - interval '90 days'`,
  `delete from private.mails
   where updated_at < now() - interval '90 days'`,
  `delete from private.rate_limits
   where window_start < now() - interval '1 day'`,
  `delete from public.diagnoses
   where company_id is null and created_at < now() - interval '90 days'`,
];

/** Deletes old ledger rows that nothing refers to. */
export async function purge(_payload: unknown, { query }: JobHelpers): Promise<void> {
  for (const statement of STATEMENTS) await query(statement);
}
