import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { deliver, permutations } from '#tests/support/webhooks.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';
import { stripe as stripeClient, type StripeEvent } from '$lib/server/payments/stripe-client.ts';
import { workEvent } from '$lib/server/payments/work-event.ts';

const WEEK = 937_500;
const REFUND = 100_000;
let stripe: RunningSimulator;
const nextInvoice = invoiceMaker('Ordning AB');

beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), { STRIPE_API_BASE: stripe.url, STRIPE_CHECKOUT_ORIGIN: stripe.url });
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

/** A pay page that expired, another that was paid, a refund made at Stripe and a dispute. */
async function happenings(verdict: 'won' | 'lost') {
  const { job, invoiceId } = await nextInvoice();
  const payer = { id: job.company.owner.userId, email: job.company.owner.email };
  const open = async () =>
    (await startCardPayment(serviceClient(), payer, invoiceId, 'sv')).split('/').at(-1) ?? '';
  const expired = await open();
  await stripeClient().checkout.sessions.expire(expired);
  const paid = await open();
  stripe.control.pay(paid, 'pay');
  const session = await stripeClient().checkout.sessions.retrieve(paid, {
    expand: ['payment_intent'],
  });
  const { payment_intent: intent } = session;
  const charge = typeof intent === 'object' && intent ? String(intent.latest_charge) : '';
  const refund = await stripeClient().refunds.create({ charge, amount: REFUND });
  const dispute = stripe.control.dispute(charge, 'fraudulent');
  stripe.control.decideDispute(dispute, verdict);
  const ids = {
    expired: [expired],
    paid: [paid, typeof intent === 'object' && intent ? intent.id : ''],
    refund: [refund.id],
    dispute: [dispute],
  };
  const about = (event: StripeEvent, what: keyof typeof ids) =>
    'id' in event.data.object && ids[what].includes(event.data.object.id);
  const all = (await stripeClient().events.list({ limit: 100 })).data.toReversed();
  const eventsOf = (what: keyof typeof ids) => all.filter((event) => about(event, what));
  // Of the charge itself there is one event that matters: some of it went back.
  const ofCharge = all.filter(
    ({ type, data }) =>
      type === 'charge.refunded' && 'id' in data.object && data.object.id === charge,
  );
  return {
    invoiceId,
    events: {
      expired: eventsOf('expired'),
      paid: eventsOf('paid'),
      refund: [...eventsOf('refund'), ...ofCharge],
      dispute: eventsOf('dispute'),
    },
  };
}

/** Stripe delivers events to the endpoint, and the queue works each. */
async function tell(events: readonly StripeEvent[]): Promise<void> {
  for (const event of events) {
    expect((await deliver(event)).status).toBe(200);
    // A second delivery is known and left alone: here it is worked all the same.
    await database().query('update private.stripe_events set processed_at = null where id = $1', [
      event.id,
    ]);
    await workEvent(event.id);
  }
}

/** What an invoice's money stands at on each account, and what is open. */
async function outcome(invoiceId: string) {
  const { rows } = await database().query<{ account: number; amount: number }>(
    `select p.account, sum(p.amount_ore)::int as amount from public.ledger_postings p
     where p.document_id = $1
       or p.document_id in (select id from public.payments where invoice_id = $1)
       or p.document_id in (select d.id from public.disputes d
         join public.payments y on y.id = d.payment_id where y.invoice_id = $1)
       or p.document_id in (select r.id from public.refunds r
         join public.payments y on y.id = r.payment_id where y.invoice_id = $1)
     group by p.account having sum(p.amount_ore) <> 0 order by p.account`,
    [invoiceId],
  );
  const standing = await row(
    `select i.state, b.open_ore::int as open, b.surplus_ore::int as surplus
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id where i.id = $1`,
    [invoiceId],
  );
  return { ...standing, accounts: rows };
}

describe('events of payment, expiry, refund and dispute, each delivered twice', () => {
  it.each([
    ['won', REFUND],
    ['lost', WEEK],
  ] as const)(
    'end the same in every order when the dispute is %s',
    async (verdict, open) => {
      const orders = permutations(['expired', 'paid', 'refund', 'dispute'] as const);
      expect(orders).toHaveLength(24);
      for (const order of orders) {
        const { invoiceId, events } = await happenings(verdict);
        for (const what of order) expect(events[what], what).not.toEqual([]);
        for (const what of [...order, ...order]) await tell(events[what]);
        expect(await outcome(invoiceId), order.join(', ')).toEqual({
          state: 'issued',
          open,
          surplus: 0,
          accounts: [{ account: 1510, amount: open }],
        });
      }
      expect(await call(await createStaff(), 'check_ledger')).toEqual([]);
    },
    120_000,
  );
});
