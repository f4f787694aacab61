import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { invoiceMaker, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { concludeSession, readSession } from '$lib/server/payments/conclude-session.ts';
import { takeInMovements } from '$lib/server/payments/movements.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';

const DAY = 24 * 3600;
const OPEN = 937_500;
let stripe: RunningSimulator;
let job: Job;
let invoiceId: string;
const nextInvoice = invoiceMaker('Sent Besked AB');

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

async function payPage(): Promise<string> {
  const { userId: id, email } = job.company.owner;
  const url = await startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
  return url.split('/').at(-1) ?? '';
}
async function intentOf(session: string): Promise<string> {
  const intent = (await readSession(session))?.payment_intent ?? '';
  return typeof intent === 'string' ? intent : (intent?.id ?? '');
}
/** The attempt's page is another one now, as when it was replaced; or there is no attempt at all. */
const replace = (session: string, keepsAttempt = true) =>
  database().query(
    keepsAttempt
      ? `update public.payment_attempts set stripe_session_id = 'cs_test_' || id where stripe_session_id = $1`
      : 'delete from public.payment_attempts where stripe_session_id = $1',
    [session],
  );
const state = () =>
  row<{ state: string; open: number; payments: number; unused: number; day: string }>(
    `select i.state, b.open_ore::int as open, count(p.payment_id)::int as payments,
       coalesce(sum(p.unused_ore), 0)::int as unused, max(p.received_on)::text as day
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id
     left join public.payment_balances p on p.invoice_id = i.id where i.id = $1
     group by i.state, b.open_ore`,
    [invoiceId],
  );
const linked = (intent: string) =>
  row<{ is_linked: boolean }>(
    `select bool_and(m.payment_id = p.id) as is_linked from public.stripe_movements m
     left join public.payments p on p.stripe_payment_intent = m.payment_intent
     where m.payment_intent = $1`,
    [intent],
  );
const charge = (intent: string) => ({
  ...{ id: `txn_${intent}`, category: 'charge', amount_ore: OPEN, fee_ore: 1500, currency: 'sek' },
  ...{ source: `ch_${intent}`, payment_intent: intent },
  ...{ created: 1_700_000_000, available: 1_700_000_000 },
});
const readList = (intent: string) =>
  call('service', 'take_in_stripe_movements', { p_movements: [charge(intent)] });
const conclude = (session: string, intent: string, more: Record<string, unknown> = {}) =>
  call('service', 'conclude_checkout', {
    ...{ p_session_id: session, p_status: 'complete', p_payment_status: 'paid' },
    ...{ p_payment_intent: intent, p_amount_ore: OPEN, p_currency: 'sek', ...more },
  });

describe('a movement at Stripe', () => {
  it('that was read before its payment is that payment’s when it is booked', async () => {
    const session = await payPage();
    const intent = `pi_${session}`;
    await readList(intent);
    expect(await linked(intent)).toEqual({ is_linked: null });
    await conclude(session, intent);
    expect(await linked(intent)).toEqual({ is_linked: true });
    expect(await call('service', 'check_ledger')).toEqual([]);
  });

  it('that was kept without its payment is given it when the list is read again', async () => {
    const session = await payPage();
    const intent = `pi_${session}`;
    await conclude(session, intent);
    await readList(intent);
    await database().query(
      'update public.stripe_movements set payment_id = null, payment_intent = null where stripe_id = $1',
      [`txn_${intent}`],
    );
    await readList(intent);
    expect(await linked(intent)).toEqual({ is_linked: true });
  });

  it('ends the same when list and payment are taken in at the same time', async () => {
    const session = await payPage();
    const intent = `pi_${session}`;
    await Promise.all([readList(intent), conclude(session, intent), readList(intent)]);
    expect(await linked(intent)).toEqual({ is_linked: true });
    expect(await state()).toMatchObject({ state: 'paid', payments: 1 });
  });

  it('has its payment booked by the list alone, when every notice was lost', async () => {
    const session = await payPage();
    stripe.control.pay(session, 'pay');
    await takeInMovements();
    expect(await linked(await intentOf(session))).toEqual({ is_linked: true });
    expect(await state()).toMatchObject({ state: 'paid', open: 0, payments: 1 });
  });

  it('of a page that cannot be asked about now is kept all the same', async () => {
    const session = await payPage();
    stripe.control.pay(session, 'pay');
    const intent = await intentOf(session);
    await readList(intent);
    expect(await concludeSession(session)).toBe('paid');
    expect(await linked(intent)).toEqual({ is_linked: true });
  });
});

describe('money on a page that no attempt knows of', () => {
  it.each([true, false])('pays the invoice it names, once (an attempt: %s)', async (hasAttempt) => {
    const session = await payPage();
    await replace(session, hasAttempt);
    stripe.control.pay(session, 'pay');
    expect(await concludeSession(session)).toBe('paid');
    expect(await concludeSession(session)).toBe('paid');
    expect(await state()).toMatchObject({ state: 'paid', open: 0, payments: 1, unused: 0 });
    expect(await call('service', 'check_ledger')).toEqual([]);
  });

  it('is the customer’s credit when the invoice was paid by then', async () => {
    const old = await payPage();
    await replace(old);
    const session = await payPage();
    expect(session).not.toBe(old);
    for (const page of [session, old]) stripe.control.pay(page, 'pay');
    expect(await concludeSession(session)).toBe('paid');
    expect(await concludeSession(old)).toBe('paid');
    expect(await state()).toMatchObject({ state: 'paid', open: 0, payments: 2, unused: OPEN });
    expect(await call('service', 'check_ledger')).toEqual([]);
  });

  it('is booked by nobody while nothing is paid', async () => {
    const session = await payPage();
    await replace(session);
    expect(await concludeSession(session)).toBe('unknown');
    expect(await state()).toMatchObject({ state: 'issued', payments: 0 });
  });

  it('that names none of ours is placed by a person of the agency, once', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const intent = `pi_foreign_${invoiceId}`;
    await readList(intent);
    const [answer] = await conclude('cs_foreign', intent, { p_invoice_id: nobody });
    expect(answer).toEqual({ conclude_checkout: 'unknown' });
    const problems = () =>
      call<{ problem: string; subject: string }>('service', 'check_ledger').then((rows) =>
        rows.filter(({ subject }) => subject === `ch_${intent}`).map(({ problem }) => problem),
      );
    expect(await problems()).toEqual(['card_money_unknown']);
    const { number } = await row<{ number: string }>(
      'select number from public.invoices where id = $1',
      [invoiceId],
    );
    const place = (by: Person, invoice: string, source = `ch_${intent}`) =>
      callValue<string>(by, 'place_card_money', { p_source: source, p_invoice_number: invoice });
    const staff = await createStaff();
    for (const who of [job.company.owner, job.consultant])
      await expect(place(who, number)).rejects.toMatchObject({ code: 'PT404' });
    await expect(place(staff, number, 'ch_none')).rejects.toMatchObject({ code: 'PT404' });
    await expect(place(staff, '1')).rejects.toMatchObject({ message: 'invoice_unknown' });
    expect(await place(staff, number)).toBe(invoiceId);
    expect(await place(staff, number)).toBe(invoiceId);
    expect(await state()).toMatchObject({ state: 'paid', open: 0, payments: 1 });
    expect(await problems()).toEqual([]);
  });
});

describe('the day of a card payment', () => {
  const at = (days: number) => new Date(Date.now() + days * DAY * 1000);
  const bookedOn = async (paidAt: Date | string) => {
    await conclude(await payPage(), `pi_${invoiceId}`, { p_paid_at: paidAt });
    return (await state()).day;
  };

  it('is the one on which it was paid, however late that is told', async () => {
    const session = await payPage();
    stripe.control.advanceClock(-3 * DAY);
    stripe.control.pay(session, 'pay');
    stripe.control.resetClock();
    expect(await concludeSession(session)).toBe('paid');
    expect((await state()).day).toBe(await dayFromToday(-3));
  });

  it('is never in the future', async () => {
    expect(await bookedOn(at(2))).toBe(await dayFromToday(0));
  });

  it('is the Swedish day of the instant', async () => {
    const yesterday = await dayFromToday(-1);
    expect(await bookedOn(`${await dayFromToday(-2)}T23:30:00Z`)).toBe(yesterday);
  });

  it('is the first open day when it lies in a closed month', async () => {
    const session = await payPage();
    const client = await database().connect();
    try {
      // Nothing of this is kept: others share the books.
      await client.query('begin');
      await client.query(
        `insert into public.ledger_months (month, closed_by)
         select (date_trunc('month', private.today()) - interval '1 month')::date, user_id
         from public.people limit 1 on conflict do nothing`,
      );
      await client.query(
        `select public.conclude_checkout($1, 'complete', 'paid', 'pi_closed', $2, 'sek', false,
           date_trunc('month', private.today()) - interval '5 days')`,
        [session, OPEN],
      );
      const { rows } = await client.query(
        `select p.received_on = date_trunc('month', private.today())::date as is_first,
           e.booked_on = p.received_on as is_booked_then
         from public.payments p join public.ledger_entries e on e.source_id = p.id
         where p.stripe_payment_intent = 'pi_closed' and e.kind = 'payment_received'`,
      );
      expect(rows).toEqual([{ is_first: true, is_booked_then: true }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
