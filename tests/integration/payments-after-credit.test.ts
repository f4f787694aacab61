import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';

let stripe: RunningSimulator;
let staff: Person;
let job: Job;
let invoiceId: string;

const sessionOf = (url: string) => url.split('/').at(-1) ?? '';
const pay = () => {
  const { userId: id, email } = job.company.owner;
  return startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
};
const credit = (positions: string) =>
  call(staff, 'issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: positions,
    p_reason: 'Fel vecka',
  });
const state = () =>
  row(
    `select i.state, b.open_ore::int as open, b.surplus_ore::int as surplus
     from public.invoices i join public.invoice_balances b on b.invoice_id = i.id where i.id = $1`,
    [invoiceId],
  );

describe('a card payment of an invoice that is credited', () => {
  beforeAll(async () => {
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
    stripe = await startStripeSimulator({ secretKey, webhookSecret });
    useServerEnv(stack(), { STRIPE_API_BASE: stripe.url, STRIPE_CHECKOUT_ORIGIN: stripe.url });
    staff = await createStaff();
  });
  beforeEach(async () => {
    job = await bookJob('Krediterad mitt i AB');
    const timesheetIds = [await approvedWeek(job, -3), await approvedWeek(job, -2)];
    const order = { assignmentId: job.assignmentId, timesheetIds };
    invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  });
  afterAll(async () => {
    await stripe.close();
    await closeDatabase();
  });

  it('is for what is left; the page made before is closed', async () => {
    const old = sessionOf(await pay());
    await credit('{2}');
    const session = sessionOf(await pay());
    expect(session).not.toBe(old);
    expect(() => stripe.control.pay(old, 'pay')).toThrow('No open session');
    stripe.control.pay(session, 'pay');
    expect(await concludeSession(session)).toBe('paid');
    expect(await state()).toEqual({ state: 'paid', open: 0, surplus: 0 });
  });

  it('is kept as the customer’s credit when the old page is paid all the same', async () => {
    const old = sessionOf(await pay());
    await credit('{2}');
    stripe.control.pay(old, 'pay');
    expect(await concludeSession(old)).toBe('paid');
    expect(await state()).toEqual({ state: 'paid', open: 0, surplus: 937_500 });
    expect(await call(staff, 'check_ledger')).toEqual([]);
  });

  it('is refused when nothing is left, and the old page is closed by the try', async () => {
    const old = sessionOf(await pay());
    await credit('{1,2}');
    await expect(pay()).rejects.toMatchObject({ status: 409, code: 'invoice_credited' });
    expect(() => stripe.control.pay(old, 'pay')).toThrow('No open session');
    expect(await state()).toEqual({ state: 'credited', open: 0, surplus: 0 });
  });

  it('is kept whole when it comes after everything was credited', async () => {
    const old = sessionOf(await pay());
    await credit('{1,2}');
    stripe.control.pay(old, 'pay');
    expect(await concludeSession(old)).toBe('paid');
    expect(await state()).toEqual({ state: 'credited', open: 0, surplus: 1_875_000 });
    expect(await call(staff, 'check_ledger')).toEqual([]);
  });
});
