import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { deliver, permutations, post, seconds, signed } from '#tests/support/webhooks.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';
import { stripe as stripeClient, STRIPE_API_VERSION } from '$lib/server/payments/stripe-client.ts';
import { workEvent } from '$lib/server/payments/work-event.ts';

const OTHER_SECRET = 'whsec_the_one_before';
let stripe: RunningSimulator;
const nextInvoice = invoiceMaker('Webhook AB');
const TYPES: Record<string, string> = {
  completed: 'session.completed',
  succeeded: 'async_payment_succeeded',
  intent: 'payment_intent.succeeded',
};

beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), {
    STRIPE_API_BASE: stripe.url,
    STRIPE_CHECKOUT_ORIGIN: stripe.url,
    STRIPE_WEBHOOK_SECRET: `${webhookSecret},${OTHER_SECRET}`,
  });
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

const eventBody = (id: string) =>
  JSON.stringify({
    id,
    object: 'event',
    api_version: STRIPE_API_VERSION,
    created: seconds(),
    type: 'customer.created',
    data: { object: { id: 'cus_1' } },
  });
const kept = async (id: string) =>
  (
    await database().query('select processed_at, error from private.stripe_events where id = $1', [
      id,
    ])
  ).rows;

/** A pay page for a new invoice. */
async function openPage(): Promise<{ invoiceId: string; session: string }> {
  const { job, invoiceId } = await nextInvoice();
  const payer = { id: job.company.owner.userId, email: job.company.owner.email };
  const url = await startCardPayment(serviceClient(), payer, invoiceId, 'sv');
  return { invoiceId, session: url.split('/').at(-1) ?? '' };
}

/** What is known in the end about an invoice: state, money, attempts, notices asked for. */
function outcome(invoiceId: string) {
  return row<{ state: string; paid: number; payments: number; attempts: string; receipts: number }>(
    `select i.state, b.paid_ore::int as paid,
       (select count(*)::int from public.payments p where p.invoice_id = i.id) as payments,
       (select string_agg(a.state, ',' order by a.attempt) from public.payment_attempts a
         where a.invoice_id = i.id) as attempts,
       (select count(*)::int from public.events e
         where e.entity_id = i.id and e.kind = 'invoice_paid') as receipts
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id where i.id = $1`,
    [invoiceId],
  );
}

async function eventsOf(session: string): Promise<{ id: string; type: string }[]> {
  const all = await stripeClient().events.list({ limit: 100 });
  const page = await stripeClient().checkout.sessions.retrieve(session);
  const about = (object: object) =>
    'id' in object && (object.id === session || object.id === page.payment_intent);
  return all.data.filter((event) => about(event.data.object)).toReversed();
}

describe('the endpoint', () => {
  it('keeps a signed event once, however often it comes', async () => {
    const body = eventBody('evt_twice');
    const first = await post(body, signed(body));
    const second = await post(body, signed(body));
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(await second.json()).toEqual({ received: true, isNew: false });
    expect(await kept('evt_twice')).toHaveLength(1);
    const { rows } = await database().query(
      `select 1 from private.waiting_jobs where payload ->> 'event_id' = 'evt_twice'`,
    );
    expect(rows).toHaveLength(1);
  });

  it('keeps one of twenty that come at the same time', async () => {
    const body = eventBody('evt_crowd');
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(body, signed(body))));
    const news = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { isNew: boolean }).isNew),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(news.filter(Boolean)).toHaveLength(1);
  });

  it('takes both the new and the old secret while they are changed', async () => {
    const body = eventBody('evt_rotated');
    expect((await post(body, signed(body, OTHER_SECRET))).status).toBe(200);
  });

  it.each([
    ['without signature', (_body: string) => undefined],
    ['with nonsense for a signature', (_body: string) => 't=1,v1=00'],
    ['signed by somebody else', (body: string) => signed(body, 'whsec_of_somebody_else')],
    ['signed six minutes ago', (body: string) => signed(body, undefined, seconds() - 360)],
    ['changed on the way', (body: string) => signed(body.replace('cus_1', 'cus_2'))],
  ])('refuses one %s', async (what, sign) => {
    const id = `evt_${what.replaceAll(' ', '_')}`;
    const body = eventBody(id);
    expect((await post(body, sign(body))).status).toBe(400);
    expect(await kept(id)).toEqual([]);
  });

  it('refuses a signed body that is not an event', async () => {
    expect((await post('nonsense', signed('nonsense'))).status).toBe(400);
  });

  it('gets events of the version the product is written for', async () => {
    const { session } = await openPage();
    stripe.control.pay(session, 'pay');
    const [event] = (await stripeClient().events.list({ limit: 1 })).data;
    expect(event?.api_version).toBe(STRIPE_API_VERSION);
  });
});

describe('events', () => {
  it('of a paid page end the same in every order, each twice', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'pay');
    const events = await eventsOf(session);
    expect(events.map(({ type }) => type).sort()).toEqual([
      'checkout.session.completed',
      'payment_intent.created',
      'payment_intent.succeeded',
    ]);
    for (const order of permutations(events)) await workInOrder(order);
    expect(await outcome(invoiceId)).toEqual({
      state: 'paid',
      paid: 937_500,
      payments: 1,
      attempts: 'paid',
      receipts: 1,
    });
  });

  it('of a late payment end the same in every order, each twice', async () => {
    const orders = permutations(['completed', 'succeeded', 'intent']);
    for (const names of orders) {
      const { invoiceId, session } = await openPage();
      stripe.control.pay(session, 'later');
      stripe.control.settle(session, 'succeeded');
      const events = await eventsOf(session);
      const find = (part: string) => events.find(({ type }) => type.endsWith(TYPES[part] ?? ''));
      await workInOrder(names.flatMap((name) => find(name) ?? []));
      expect(await outcome(invoiceId)).toEqual({
        state: 'paid',
        paid: 937_500,
        payments: 1,
        attempts: 'paid',
        receipts: 1,
      });
    }
  });

  it('that arrive while the bank still thinks do not undo what comes after', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'later');
    const early = await eventsOf(session);
    await workInOrder(early);
    expect(await outcome(invoiceId)).toMatchObject({ state: 'issued', attempts: 'processing' });
    stripe.control.settle(session, 'succeeded');
    const late = (await eventsOf(session)).filter(
      ({ id }) => !early.some((event) => event.id === id),
    );
    await workInOrder([...late, ...early]);
    expect(await outcome(invoiceId)).toMatchObject({
      state: 'paid',
      payments: 1,
      attempts: 'paid',
    });
  });

  it('of an abandoned page leave the invoice open', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'decline');
    stripe.control.advanceClock(40 * 60);
    const events = await eventsOf(session);
    stripe.control.resetClock();
    expect(events.map(({ type }) => type)).toContain('checkout.session.expired');
    for (const order of permutations(events.slice(-3))) await workInOrder(order);
    expect(await outcome(invoiceId)).toMatchObject({
      state: 'issued',
      paid: 0,
      attempts: 'expired',
      receipts: 0,
    });
  });

  it('find the invoice paid already when the payer was faster', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'pay');
    await concludeSession(session);
    await workInOrder(await eventsOf(session));
    expect(await outcome(invoiceId)).toMatchObject({ payments: 1, receipts: 1 });
  });

  it('worked at the same time as the payer comes back book once', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'pay');
    const events = await eventsOf(session);
    await Promise.all(events.map((event) => deliver(event)));
    const workers = [...events, ...events].map(({ id }) => workEvent(id));
    await Promise.all([...workers, concludeSession(session), concludeSession(session)]);
    expect(await outcome(invoiceId)).toMatchObject({ state: 'paid', payments: 1, receipts: 1 });
  });

  it('that cannot be worked say why, and are worked later', async () => {
    const { invoiceId, session } = await openPage();
    stripe.control.pay(session, 'pay');
    const [event] = (await eventsOf(session)).filter(({ type }) => type.startsWith('checkout'));
    await deliver(event ?? {});
    stripe.control.setFaults({ api500: 2 });
    await expect(workEvent(event?.id ?? '')).rejects.toThrow();
    expect(await kept(event?.id ?? '')).toEqual([
      { processed_at: null, error: 'StripeAPIError 500' },
    ]);
    await workEvent(event?.id ?? '');
    expect(await kept(event?.id ?? '')).toEqual([{ processed_at: expect.any(Date), error: null }]);
    expect(await outcome(invoiceId)).toMatchObject({ state: 'paid' });
  });

  it('about things that are none of ours are laid aside', async () => {
    await deliver(JSON.parse(eventBody('evt_other')));
    await workEvent('evt_other');
    expect(await kept('evt_other')).toEqual([{ processed_at: expect.any(Date), error: null }]);
  });
});

/** Delivers and works events in this order, then all of them once more. */
async function workInOrder(events: readonly { id: string }[]): Promise<void> {
  for (const event of [...events, ...events]) {
    expect((await deliver(await stripeClient().events.retrieve(event.id))).status).toBe(200);
    await database().query('update private.stripe_events set processed_at = null where id = $1', [
      event.id,
    ]);
    await workEvent(event.id);
  }
}
