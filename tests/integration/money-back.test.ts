import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, withSuperuser } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { catchUpWithStripe } from '$lib/server/payments/catch-up.ts';
import { takeInDispute } from '$lib/server/payments/disputes.ts';
import { takeInMovements } from '$lib/server/payments/movements.ts';
import { sendRefund, takeInRefund } from '$lib/server/payments/refunds.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';
import { stripe as stripeClient } from '$lib/server/payments/stripe-client.ts';

const WEEK = 937_500;
let stripe: RunningSimulator;
let staff: Person;
let job: Job;
let invoiceId: string;
let paymentId: string;

const credit = (positions: string) =>
  call(staff, 'issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: positions,
    p_reason: 'Fel vecka',
  });
const ask = (ore: number, by = staff) =>
  callValue<string>(by, 'request_refund', {
    p_payment_id: paymentId,
    p_amount_ore: ore,
    p_reason: 'Krediterad vecka',
  });
const standing = () =>
  row(
    `select i.state, b.open_ore::int as open, p.unused_ore::int as unused
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id
     join public.payment_balances p on p.payment_id = $2 where i.id = $1`,
    [invoiceId, paymentId],
  );
const refund = (id: string) =>
  row<{ state: string; stripe: string }>(
    'select state, stripe_refund_id as stripe from public.refunds where id = $1',
    [id],
  );
const balanced = async () => expect(await call(staff, 'check_ledger')).toEqual([]);
async function chargeOf(): Promise<string> {
  const { intent } = await row<{ intent: string }>(
    'select stripe_payment_intent as intent from public.payments where id = $1',
    [paymentId],
  );
  const found = await stripeClient().paymentIntents.retrieve(intent);
  return typeof found.latest_charge === 'string' ? found.latest_charge : '';
}
/** What the vouchers of this company come to on an account of a part, in öre. */
async function standsAt(role: string): Promise<number> {
  const { sum } = await row<{ sum: number }>(
    `select coalesce(sum(p.amount_ore), 0)::int as sum from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where e.company_id = $1 and p.account = private.account_of($2)`,
    [job.company.id, role],
  );
  return sum;
}

beforeAll(async () => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), { STRIPE_API_BASE: stripe.url, STRIPE_CHECKOUT_ORIGIN: stripe.url });
  staff = await createStaff();
});
beforeEach(async () => {
  stripe.control.clearFaults();
  job = await bookJob('Tillbaka AB');
  const timesheetIds = [await approvedWeek(job, -3), await approvedWeek(job, -2)];
  const order = { assignmentId: job.assignmentId, timesheetIds };
  invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  const { userId: id, email } = job.company.owner;
  const url = await startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
  const session = url.split('/').at(-1) ?? '';
  stripe.control.pay(session, 'pay');
  await concludeSession(session);
  ({ id: paymentId } = await row<{ id: string }>(
    'select id from public.payments where invoice_id = $1',
    [invoiceId],
  ));
});
afterAll(async () => {
  await stripe.close();
  await closeDatabase();
});

describe('a refund', () => {
  it('takes a credit note first', async () => {
    await expect(ask(1)).rejects.toMatchObject({ message: 'refund_exceeds_credit' });
    await credit('{2}');
    const id = await ask(WEEK);
    await sendRefund(id);
    expect(await refund(id)).toMatchObject({ state: 'succeeded' });
    expect(await standing()).toEqual({ state: 'paid', open: 0, unused: 0 });
    expect(await standsAt('card_receivables')).toBe(WEEK);
    await balanced();
  });

  it('is made once, however often the job runs and Stripe tells of it', async () => {
    await credit('{2}');
    const id = await ask(WEEK);
    stripe.control.setFaults({ cut: 1, cutStage: 'after' });
    await Promise.allSettled([sendRefund(id), sendRefund(id)]);
    await sendRefund(id);
    const { stripe: known } = await refund(id);
    await takeInRefund(known);
    expect((await stripeClient().refunds.list({ charge: await chargeOf() })).data).toHaveLength(1);
    expect(await standsAt('card_receivables')).toBe(WEEK);
    await balanced();
  });

  it('is never more than the credit, also when two ask at once', async () => {
    await credit('{2}');
    const asked = await Promise.allSettled([ask(600_000), ask(600_000), ask(WEEK + 1)]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await standing()).toMatchObject({ unused: WEEK - 600_000 });
  });

  it('that comes back is the customer’s credit again, and can be made anew', async () => {
    await credit('{2}');
    const id = await ask(WEEK);
    await sendRefund(id);
    const { stripe: known } = await refund(id);
    stripe.control.failRefund(known);
    await takeInRefund(known);
    await takeInRefund(known);
    expect(await refund(id)).toMatchObject({ state: 'failed' });
    expect(await standing()).toMatchObject({ unused: WEEK });
    await sendRefund(await ask(WEEK));
    expect(await standing()).toMatchObject({ unused: 0 });
    await balanced();
  });

  it('that Stripe refuses leaves the credit as it was', async () => {
    await credit('{1,2}');
    stripe.control.dispute(await chargeOf(), 'fraudulent');
    const id = await ask(WEEK);
    await sendRefund(id);
    expect(await refund(id)).toEqual({ state: 'failed', stripe: null });
    expect(await standing()).toMatchObject({ unused: 2 * WEEK });
    await balanced();
  });

  it('made at Stripe itself opens the invoice again for as much', async () => {
    const made = await stripeClient().refunds.create({ charge: await chargeOf(), amount: WEEK });
    await takeInRefund(made.id);
    await takeInRefund(made.id);
    expect(await standing()).toEqual({ state: 'issued', open: WEEK, unused: 0 });
    await balanced();
  });

  it('is found by the hourly run when every notice is lost', async () => {
    await credit('{2}');
    const id = await ask(WEEK);
    await withSuperuser(async (client) => {
      // A refund is frozen; that an hour has passed can only be made so past the triggers.
      await client.query('set session_replication_role = replica');
      const earlier = `requested_at = requested_at - interval '2 hours'`;
      await client.query(`update public.refunds set ${earlier} where id = $1`, [id]);
    });
    await catchUpWithStripe();
    expect(await refund(id)).toMatchObject({ state: 'succeeded' });
  });

  it('is asked for by the agency alone', async () => {
    await credit('{2}');
    for (const person of [job.company.owner, job.consultant])
      await expect(ask(100, person)).rejects.toMatchObject({ code: 'PT404' });
  });
});

describe('a dispute', () => {
  const dispute = async (kind: 'fraudulent' | 'inquiry' = 'fraudulent') => {
    const id = stripe.control.dispute(await chargeOf(), kind);
    await takeInDispute(id);
    return id;
  };

  it('holds the money, tells the day to answer by, and stops refunds', async () => {
    await credit('{2}');
    await dispute();
    expect(
      await row(
        `select state, answer_by > now() as later, private.invoice_is_disputed($1) as held
         from public.disputes where payment_id = $2`,
        [invoiceId, paymentId],
      ),
    ).toEqual({ state: 'open', later: true, held: true });
    await expect(ask(100)).rejects.toMatchObject({ message: 'payment_disputed' });
    expect(await standsAt('disputed')).toBe(2 * WEEK);
    await balanced();
  });

  it('that is lost opens the invoice again', async () => {
    const id = await dispute();
    stripe.control.decideDispute(id, 'lost');
    await takeInDispute(id);
    await takeInDispute(id);
    expect(await standing()).toEqual({ state: 'issued', open: 2 * WEEK, unused: 0 });
    expect(await standsAt('disputed')).toBe(0);
    expect(await standsAt('customer_credit')).toBe(0);
    await balanced();
  });

  it('that is won leaves the invoice paid and the money back', async () => {
    const id = await dispute();
    stripe.control.decideDispute(id, 'won');
    await takeInDispute(id);
    expect(await standing()).toEqual({ state: 'paid', open: 0, unused: 0 });
    expect(await standsAt('disputed')).toBe(0);
    await balanced();
  });

  it('that is only an inquiry moves no money', async () => {
    const id = await dispute('inquiry');
    expect(await standsAt('disputed')).toBe(0);
    stripe.control.decideDispute(id, 'won');
    await takeInDispute(id);
    expect(await standing()).toEqual({ state: 'paid', open: 0, unused: 0 });
  });
});

describe('Stripe’s own account of the money', () => {
  it('is taken in once, with its fees, and agrees with the books', async () => {
    await takeInMovements();
    await takeInMovements();
    const { fee, rows } = await row<{ fee: number; rows: number }>(
      `select sum(fee_ore)::int as fee, count(*)::int as rows from public.stripe_movements
       where payment_id = $1`,
      [paymentId],
    );
    expect(rows).toBe(1);
    expect(fee).toBeGreaterThan(0);
    expect(await standsAt('charges')).toBe(fee);
    expect(await standsAt('card_receivables')).toBe(2 * WEEK - fee);
    await balanced();
  });
});
