import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromRoot, nodeBinary } from '#dev/paths.ts';
import type { RunningSimulator } from '#dev/stripe/server.ts';
import { approvedExpense, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { Victim } from '#tests/support/killed.ts';
import { ownStripe } from '#tests/support/paid-by-card.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { concludeSession } from '$lib/server/payments/conclude-session.ts';
import { startCardPayment } from '$lib/server/payments/start-card-payment.ts';
import { stripe as stripeClient } from '$lib/server/payments/stripe-client.ts';

const KILLS = 50;
const NET = 41_200;
const GROSS = NET * 1.25;
const CONCLUDE = `select public.conclude_checkout(p_session_id => $1, p_status => 'complete',
  p_payment_status => 'paid', p_payment_intent => $2, p_amount_ore => $3, p_currency => 'sek',
  p_failed => false)`;
const victim = new Victim('payment-victim');

let stripe: RunningSimulator;
let staff: Person;
let job: Job;
let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  stripe = await ownStripe();
  staff = await createStaff();
  job = await bookJob('Avbruten betalning AB');
  app = await startApp();
});
afterAll(async () => {
  await Promise.all([victim.kill(), app.kill(), stripe.close()]);
  await closeDatabase();
});

/** The product's own code in a process of its own, ready to be told of a pay page. */
async function startApp() {
  const child = spawn(nodeBinary, [fromRoot('tests', 'support', 'app-victim.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const gone = once(child, 'exit');
  return {
    conclude: (session: string) => child.stdin.write(`${session}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** An invoice whose pay page has been paid at Stripe, of which nobody here knows yet. */
async function paidAtStripe() {
  const expenseIds = [await approvedExpense(job, NET)];
  const order = { assignmentId: job.assignmentId, timesheetIds: [], expenseIds };
  const invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  const { userId: id, email } = job.company.owner;
  const url = await startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
  const session = url.split('/').at(-1) ?? '';
  stripe.control.pay(session, 'pay');
  const { payment_intent: intent } = await stripeClient().checkout.sessions.retrieve(session);
  return { invoiceId, session, intent: typeof intent === 'string' ? intent : '' };
}
const paymentsOf = async (invoiceId: string) =>
  row<{ payments: number; ore: number; state: string; vouchers: number }>(
    `select count(p.id)::int as payments, coalesce(sum(p.amount_ore), 0)::int as ore, i.state,
       (select count(*)::int from public.ledger_entries e where e.source_id in (
         select a.id from public.payment_allocations a where a.invoice_id = i.id
         union all select q.id from public.payments q where q.invoice_id = i.id)) as vouchers
     from public.invoices i left join public.payments p on p.invoice_id = i.id
     where i.id = $1 group by i.id`,
    [invoiceId],
  );

it(`a payment is booked once, whatever ${KILLS} kills of the app and its connections hit`, async () => {
  let interrupted = 0;
  let vouchers = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { invoiceId, session, intent } = await paidAtStripe();
    if (kill % 2 === 0) {
      app.conclude(session);
      await pause(Math.random() * 60);
      await app.kill();
    } else {
      await victim.tell(1, [[CONCLUDE, [session, intent, GROSS]]]);
      await pause(Math.random() * 60);
      await victim.terminateOne();
    }
    const broken = await paymentsOf(invoiceId);
    // All of it or nothing.
    expect([0, GROSS]).toContain(broken.ore);
    expect(broken.state === 'paid').toBe(broken.payments === 1);
    if (broken.payments === 0) interrupted += 1;
    // What the queue and the payer's own page do afterwards.
    await Promise.all([concludeSession(session), concludeSession(session)]);
    const after = await paymentsOf(invoiceId);
    expect(after).toMatchObject({ payments: 1, ore: GROSS, state: 'paid' });
    vouchers ||= after.vouchers;
    expect(after.vouchers).toBe(vouchers);
    if (kill % 2 === 0 && kill < KILLS - 1) app = await startApp();
  }
  expect(interrupted).toBeGreaterThan(KILLS / 10);
  expect(await call(staff, 'check_ledger')).toEqual([]);
}, 240_000);
