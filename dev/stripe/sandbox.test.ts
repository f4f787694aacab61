import Stripe from 'stripe';
import { describe, expect, test } from 'vitest';
import { API_VERSION } from './resources/event.ts';
import { clientOf, failureOf, invoiceSession, startSimulator } from './test-support.ts';

// With a sandbox key the very same steps run at Stripe: `npm run test:stripe-live`.
const sandboxKey = process.env.STRIPE_SANDBOX_KEY;

async function target(): Promise<Stripe> {
  if (sandboxKey) return new Stripe(sandboxKey, { apiVersion: API_VERSION, telemetry: false });
  return clientOf((await startSimulator()).url);
}

/** Stripe books and disputes a moment after the payment; the simulator does so at once. */
const soon = { timeout: 20_000, interval: sandboxKey ? 1000 : 10 };

async function pay(stripe: Stripe, method: string): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 50_000,
    currency: 'sek',
    payment_method: method,
    confirm: true,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
}

describe('the same at Stripe and in the simulator', () => {
  test('a session is made once for one key, listed by row, and expires by hand', async () => {
    const stripe = await target();
    const key = { idempotencyKey: crypto.randomUUID() };
    const session = await stripe.checkout.sessions.create(invoiceSession(), key);
    expect(session).toMatchObject({
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      amount_total: 1_250_000,
      currency: 'sek',
      payment_intent: null,
      client_reference_id: 'invoice-1',
    });
    const again = await stripe.checkout.sessions.create(invoiceSession(), key);
    expect(again.id).toBe(session.id);
    const other = invoiceSession({ client_reference_id: 'invoice-2' });
    const clash = await failureOf(stripe.checkout.sessions.create(other, key));
    expect(clash.type).toBe('StripeIdempotencyError');
    const rows = await stripe.checkout.sessions.listLineItems(session.id);
    expect(rows.data).toMatchObject([{ description: 'Faktura 1', quantity: 1 }]);
    expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired' });
    expect((await failureOf(stripe.checkout.sessions.expire(session.id))).statusCode).toBe(400);
  });

  test('a payment is booked less a fee, and refunded to the öre and no further', async () => {
    const stripe = await target();
    const intent = await pay(stripe, 'pm_card_visa');
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 50_000 });
    await expect.poll(() => feeOf(stripe, intent), soon).toBeGreaterThan(0);
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 20_000 });
    expect(refund).toMatchObject({ amount: 20_000, currency: 'sek', status: 'succeeded' });
    const over = await failureOf(
      stripe.refunds.create({ payment_intent: intent.id, amount: 30_001 }),
    );
    expect(over.type).toBe('StripeInvalidRequestError');
    const charge = await stripe.charges.retrieve(String(intent.latest_charge));
    expect(charge).toMatchObject({ amount_refunded: 20_000, refunded: false });
  });

  test('a declined card is an error that carries the intent', async () => {
    const failure = await failureOf(pay(await target(), 'pm_card_chargeDeclined'));
    expect(failure).toMatchObject({
      type: 'StripeCardError',
      code: 'card_declined',
      payment_intent: { status: 'requires_payment_method' },
    });
  });

  test('a disputed charge can be answered, and the winning words win', async () => {
    const stripe = await target();
    const { id } = await pay(stripe, 'pm_card_createDispute');
    const list = async () => (await stripe.disputes.list({ payment_intent: id })).data;
    await expect.poll(async () => (await list()).length, soon).toBe(1);
    const [dispute] = await list();
    expect(dispute).toMatchObject({ amount: 50_000, status: 'needs_response' });
    const evidence = { uncategorized_text: 'winning_evidence' };
    await stripe.disputes.update(dispute?.id ?? '', { evidence, submit: true });
    await expect.poll(async () => (await list())[0]?.status, soon).toBe('won');
  });

  test('an unknown parameter is refused by its name', async () => {
    const stripe = await target();
    const odd: object = { colour: 'red' };
    const failure = await failureOf(stripe.checkout.sessions.create(invoiceSession(odd)));
    expect(failure).toMatchObject({ code: 'parameter_unknown', param: 'colour' });
  });
});

async function feeOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<number> {
  const paid = await stripe.paymentIntents.retrieve(intent.id, {
    expand: ['latest_charge.balance_transaction'],
  });
  const charge = paid.latest_charge;
  const booked = typeof charge === 'object' ? charge?.balance_transaction : null;
  return typeof booked === 'object' ? (booked?.fee ?? 0) : 0;
}
