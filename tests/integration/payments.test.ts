import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { invoiceMaker, row, type Job } from '#tests/support/billing.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeReturn } from '$lib/server/invoicing/payment-return.ts';
import { findPaymentNotice } from '$lib/server/invoicing/payment-standing.ts';
import { catchUpWithStripe } from '$lib/server/payments/catch-up.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';

let stripe: RunningSimulator;
let job: Job;
let invoiceId: string;
const nextInvoice = invoiceMaker('Betala AB');

beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), { STRIPE_API_BASE: stripe.url, STRIPE_CHECKOUT_ORIGIN: stripe.url });
});
beforeEach(async () => {
  ({ job, invoiceId } = await nextInvoice());
});
afterEach(() => {
  stripe.control.clearFaults();
  stripe.control.resetClock();
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

const pay = (as: Person = job.company.owner) =>
  startCardPayment(serviceClient(), { id: as.userId, email: as.email }, invoiceId, 'sv');
const sessionOf = (url: string) => url.split('/').at(-1) ?? '';
const state = () =>
  row<{ state: string; open: number; payments: number }>(
    `select i.state, b.open_ore::int as open,
       (select count(*)::int from public.payments p where p.invoice_id = i.id) as payments
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id where i.id = $1`,
    [invoiceId],
  );
async function attempts(): Promise<string[]> {
  const { rows } = await database().query<{ state: string }>(
    'select state from public.payment_attempts where invoice_id = $1 order by attempt',
    [invoiceId],
  );
  return rows.map((attempt) => attempt.state);
}
/** Lets the attempt look as old as that, as when somebody comes back to it later. */
const age = (minutes: number) =>
  database().query(
    `update public.payment_attempts set started_at = started_at - make_interval(mins => $2),
       expires_at = expires_at - make_interval(mins => $2) where invoice_id = $1`,
    [invoiceId, minutes],
  );

describe('a card payment', () => {
  it('asks for what is open, in kronor, and nothing that makes another invoice', async () => {
    const url = await pay();
    const response = await fetch(`${stripe.url}/v1/checkout/sessions/${sessionOf(url)}`, {
      headers: {
        authorization: `Bearer ${stack().STRIPE_SECRET_KEY}`,
        'stripe-version': '2026-10-28.endive',
      },
    });
    const session = (await response.json()) as Record<string, unknown>;
    expect(session).toMatchObject({
      amount_total: 937_500,
      currency: 'sek',
      client_reference_id: invoiceId,
      customer_email: job.company.owner.email,
      locale: 'sv',
      metadata: { invoice_id: invoiceId },
      success_url: `${stack().ORIGIN}/foretaget/fakturor/${invoiceId}/betald?session={CHECKOUT_SESSION_ID}`,
      cancel_url: `${stack().ORIGIN}/foretaget/fakturor/${invoiceId}?payment=cancelled`,
    });
    expect(session).toMatchObject({ invoice_creation: { enabled: false } });
  });

  it('is booked from the page the payer comes back to, before any webhook', async () => {
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'pay');
    expect(await concludeSession(session)).toBe('paid');
    expect(await concludeSession(session)).toBe('paid');
    expect(await state()).toEqual({ state: 'paid', open: 0, payments: 1 });
    await expect(pay()).rejects.toMatchObject({ status: 409, code: 'invoice_already_paid' });
  });

  it('is not believed while Stripe has no money', async () => {
    const session = sessionOf(await pay());
    expect(await concludeSession(session)).toBe('open');
    stripe.control.pay(session, 'decline');
    expect(await concludeSession(session)).toBe('open');
    expect(await state()).toMatchObject({ state: 'issued', payments: 0 });
    expect(await pay()).toContain(session);
  });

  it('waits for the bank, and can be tried again when the bank says no', async () => {
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'later');
    expect(await concludeSession(session)).toBe('processing');
    await expect(pay()).rejects.toMatchObject({ status: 409, code: 'payment_in_progress' });
    stripe.control.settle(session, 'failed');
    expect(await concludeSession(session)).toBe('failed');
    expect(await pay()).not.toContain(session);
    expect(await attempts()).toEqual(['failed', 'open']);
  });

  it('is closed to strangers', async () => {
    await expect(pay(await createStaff())).rejects.toMatchObject({ status: 404 });
    expect(await attempts()).toEqual([]);
  });
});

describe('two clicks', () => {
  it('at once lead to one page', async () => {
    const urls = await Promise.all([pay(), pay(), pay(), pay()]);
    expect(new Set(urls).size).toBe(1);
    expect(await attempts()).toEqual(['open']);
  });

  it('of two colleagues lead to one page', async () => {
    const first = await pay();
    expect(await pay(job.company.member)).toBe(first);
  });

  it('one of them after the payment, while the webhook is late, do not pay twice', async () => {
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'pay');
    await expect(pay()).rejects.toMatchObject({ code: 'invoice_already_paid' });
    expect(await state()).toMatchObject({ state: 'paid', payments: 1 });
  });
});

describe('a page that is about to end', () => {
  it('is closed at Stripe before another one is made', async () => {
    const old = sessionOf(await pay());
    vi.setSystemTime(Date.now() + 31 * 60_000);
    expect(sessionOf(await pay().finally(() => vi.useRealTimers()))).not.toBe(old);
    expect(() => stripe.control.pay(old, 'pay')).toThrow(/No open session/u);
    expect(await attempts()).toEqual(['expired', 'open']);
  });

  it('that ended by itself makes room for another', async () => {
    const old = sessionOf(await pay());
    stripe.control.advanceClock(40 * 60);
    expect(await concludeSession(old)).toBe('expired');
    stripe.control.resetClock();
    expect(sessionOf(await pay())).not.toBe(old);
    expect(await state()).toMatchObject({ state: 'issued', payments: 0 });
  });
});

describe('when Stripe fails', () => {
  it('nothing is lost and the next click goes on', async () => {
    stripe.control.setFaults({ api500: 2 });
    await expect(pay()).rejects.toMatchObject({ status: 503, code: 'payment_unavailable' });
    expect(await attempts()).toEqual(['created']);
    expect(await pay()).toContain('/c/pay/');
    expect(await attempts()).toEqual(['open']);
  });

  it.each(['before', 'after', 'mid-body'] as const)(
    'a connection cut %s the answer ends in one page',
    async (cutStage) => {
      stripe.control.setFaults({ cut: 2, cutStage });
      await expect(pay()).rejects.toMatchObject({ code: 'payment_unavailable' });
      stripe.control.clearFaults();
      const url = await pay();
      expect(await pay()).toBe(url);
      expect(await attempts()).toEqual(['open']);
      stripe.control.pay(sessionOf(url), 'pay');
      expect(await concludeSession(sessionOf(url))).toBe('paid');
    },
  );

  it('an attempt left behind by a crash is taken up days later', async () => {
    stripe.control.setFaults({ api500: 2 });
    await expect(pay()).rejects.toMatchObject({ code: 'payment_unavailable' });
    await age(3 * 24 * 60);
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'pay');
    expect(await concludeSession(session)).toBe('paid');
  });

  it('an error that Stripe remembers for the key is left behind after a while', async () => {
    stripe.control.setFaults({ api500: 1, api500Stored: true });
    await expect(pay()).rejects.toMatchObject({ code: 'payment_unavailable' });
    await expect(pay()).rejects.toMatchObject({ code: 'payment_unavailable' });
    await age(2);
    expect(await pay()).toContain('/c/pay/');
  });

  it('a page that its attempt does not know of is still booked when it was paid', async () => {
    const session = sessionOf(await pay());
    await database().query(
      `update public.payment_attempts set stripe_session_id = null, url = null, state = 'created'
       where stripe_session_id = $1`,
      [session],
    );
    stripe.control.pay(session, 'pay');
    expect(await concludeSession(session)).toBe('paid');
    expect(await state()).toMatchObject({ state: 'paid', open: 0, payments: 1 });
  });

  it('a page that Stripe has no memory of makes room for another', async () => {
    await pay();
    stripe.control.reset();
    expect(await pay()).toContain('/c/pay/');
    expect(await attempts()).toEqual(['expired', 'open']);
  });
});

describe('the page the payer comes back to', () => {
  const comeBack = (session: string | null) => concludeReturn(serviceClient(), invoiceId, session);

  it('tells the truth at every stage, whoever opens it', async () => {
    const session = sessionOf(await pay());
    expect(await comeBack(session)).toMatchObject({ outcome: 'not_completed' });
    stripe.control.pay(session, 'later');
    expect(await comeBack(session)).toMatchObject({ outcome: 'waiting' });
    stripe.control.settle(session, 'succeeded');
    expect(await comeBack(session)).toMatchObject({ outcome: 'paid' });
    expect(await comeBack(null)).toMatchObject({ outcome: 'paid' });
  });

  it('waits while Stripe cannot be asked, and never claims that nothing was paid', async () => {
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'pay');
    stripe.control.setFaults({ cut: 2, cutStage: 'before' });
    expect(await comeBack(session)).toMatchObject({ outcome: 'waiting' });
    stripe.control.clearFaults();
    expect(await comeBack(session)).toMatchObject({ outcome: 'paid' });
  });

  it('is not moved by the session of another invoice', async () => {
    const other = sessionOf(await pay());
    stripe.control.pay(other, 'pay');
    ({ job, invoiceId } = await nextInvoice());
    expect(await comeBack(other)).toMatchObject({ outcome: 'not_completed' });
    expect(await state()).toMatchObject({ state: 'issued', payments: 0 });
  });

  it('leaves a word on the invoice when nothing came of it', async () => {
    const notice = (cameBack: boolean) => findPaymentNotice(serviceClient(), invoiceId, cameBack);
    expect(await notice(true)).toBeNull();
    const session = sessionOf(await pay());
    expect([await notice(true), await notice(false)]).toEqual(['cancelled', null]);
    stripe.control.advanceClock(40 * 60);
    await concludeSession(session);
    expect(await notice(false)).toBe('expired');
  });
});

describe('catching up', () => {
  it('finds the payment of a page whose webhook never came', async () => {
    const session = sessionOf(await pay());
    stripe.control.pay(session, 'pay');
    await catchUpWithStripe(new Date(Date.now() + 2 * 3_600_000));
    expect(await state()).toMatchObject({ state: 'paid', payments: 1 });
  });
});
