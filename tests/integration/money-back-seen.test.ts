import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { approvedWeek, bookJob, row } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import type { Database } from '$lib/server/db/database.types.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { getPaymentTrail } from '$lib/server/payments/payment-trail.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';

let stripe: RunningSimulator;
beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), { STRIPE_API_BASE: stripe.url, STRIPE_CHECKOUT_ORIGIN: stripe.url });
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

/** A client that looks at what is left only after what was asked for besides has been answered. */
function slowOnBalances(between: () => Promise<unknown>) {
  let besides: Promise<unknown> | undefined;
  const ask: typeof fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!address.includes('/payment_balances')) {
      const answer = fetch(input, init);
      besides ??= answer;
      return answer;
    }
    await new Promise(setImmediate);
    await besides;
    await between();
    return fetch(input, init);
  };
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = stack();
  return createClient<Database>(SUPABASE_URL, SUPABASE_SECRET_KEY, { global: { fetch: ask } });
}

it('money is left, or on its way back, also when it is asked back while somebody looks', async () => {
  const staff = await createStaff();
  const job = await bookJob('Ser efter AB');
  const timesheetIds = [await approvedWeek(job, -3)];
  const order = { assignmentId: job.assignmentId, timesheetIds };
  const invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  const { userId: id, email } = job.company.owner;
  const url = await startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
  const session = url.split('/').at(-1) ?? '';
  stripe.control.pay(session, 'pay');
  await concludeSession(session);
  await call(staff, 'issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: '{1}',
    p_reason: 'Gjordes om',
  });
  const { payment, ore } = await row<{ payment: string; ore: number }>(
    `select payment_id as payment, unused_ore::int as ore from public.payment_balances
     where invoice_id = $1`,
    [invoiceId],
  );
  const askBack = () =>
    call(staff, 'request_refund', {
      p_payment_id: payment,
      p_amount_ore: ore,
      p_reason: 'Krediterad',
    });
  const { payments, refunds } = await getPaymentTrail(slowOnBalances(askBack), invoiceId);
  const left = payments.reduce((sum, { unusedOre }) => sum + unusedOre, 0);
  const back = refunds.reduce((sum, { amountOre }) => sum + amountOre, 0);
  expect(left + back).toBe(ore);
});
