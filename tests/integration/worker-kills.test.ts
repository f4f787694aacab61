import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAccessPoint, type RunningAccessPoint } from '#dev/access-point/server.ts';
import type { RunningSimulator } from '#dev/stripe/server.ts';
import type { Stack } from '#dev/stack.ts';
import { waitFor } from '#dev/supervisor/wait.ts';
import { startTemporaryStack } from '#dev/temporary.ts';
import { approvedExpense, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { connectAccount, fillBalance, ownStripe, paidByCard } from '#tests/support/paid-by-card.ts';
import { bankDay, paymentsOf } from '#tests/support/payouts.ts';
import { itemsOf, previewsOf, startRunOf } from '#tests/support/runs.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { useOwnStack } from '#tests/support/stack.ts';
import { WorkerVictim } from '#tests/support/worker-victim.ts';
import { stripe as stripeClient } from '$lib/server/payments/stripe-client.ts';
import { approvePayoutRun, createPayoutRun } from '$lib/server/payouts/payout-commands.ts';
import { sendPayoutRun } from '$lib/server/payouts/send-payout-run.ts';

const KILLS = 8;
const CUSTOMERS = 8;
const PAYEES = 4;
const LONGEST_MS = 400;
const KEY = 'hemlig-nyckel';
const worker = new WorkerVictim();

let own: Stack;
let stripe: RunningSimulator;
let smtp: TestSmtp;
let point: RunningAccessPoint;
let maker: SignedIn;
let customers: Job[];
let payees: Job[];

beforeAll(async () => {
  own = await startTemporaryStack();
  useOwnStack(own.env);
  smtp = await startSmtp();
  point = await startAccessPoint({ key: KEY, port: 0, path: null });
  stripe = await ownStripe();
  Object.assign(process.env, { SMTP_URL: smtp.url, ACCESS_POINT_URL: point.url });
  Object.assign(process.env, { ACCESS_POINT_KEY: KEY });
  maker = await signedInStaff('Maja Maker');
  payees = await cardPayees();
  customers = await customersWithExpenses();
  // What was booked and issued until here is not what is tried.
  await database().query('delete from private.waiting_jobs');
}, 60_000);
afterAll(async () => {
  await worker.kill();
  await Promise.all([stripe.close(), point.close(), smtp.down()]);
  await closeDatabase();
  await own.stop();
}, 30_000);

/** Consultants whose customers have paid by card, with accounts at Stripe. */
async function cardPayees(): Promise<Job[]> {
  await database().query('update public.payout_settings set stripe_transfers = true');
  const jobs: Job[] = [];
  for (let index = 0; index < PAYEES; index += 1) {
    const job = await paidByCard(stripe, maker, `Kort ${index} AB`);
    await connectAccount(stripe, job);
    jobs.push(job);
  }
  await fillBalance(10_000_000);
  return jobs;
}

/** Customers that take e-invoices, each with an expense to be invoiced. */
async function customersWithExpenses(): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const job = await bookJob(`Kund ${index} AB`);
    await approvedExpense(job);
    jobs.push(job);
  }
  await database().query(
    `update public.companies set peppol_id = '0088:7300010000001' where id = any ($1)`,
    [jobs.map(({ company }) => company.id)],
  );
  return jobs;
}

async function startTransfers(): Promise<string> {
  const approver = await signedInStaff('Ove Other');
  const to = payees.map(({ consultant }) => consultant.id);
  const id = await createPayoutRun(maker.db, await bankDay(), to, 'stripe_transfer');
  await approvePayoutRun(approver.db, id, true);
  await sendPayoutRun(maker.db, maker.userId, id);
  return id;
}

const left = async () =>
  (await row<{ jobs: number }>('select count(*)::int as jobs from graphile_worker.jobs', [])).jobs;

/** @returns what the workers were at when they were killed, for each that was at something */
async function killAtRandom(): Promise<string[][]> {
  const hits: string[][] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    await worker.start();
    await pause(Math.random() * LONGEST_MS);
    hits.push(await worker.kill());
  }
  return hits.filter(({ length }) => length > 0);
}

it(`nothing is lost or done twice, whatever ${KILLS} kills of the worker hit`, async () => {
  const runId = await startRunOf(maker, await previewsOf(...customers.map((job) => job.company)));
  const transfers = await startTransfers();
  const hits = await killAtRandom();
  expect(hits.length).toBeGreaterThan(KILLS / 3);
  await worker.start();
  await waitFor('an empty queue', async () => (await left()) === 0, { timeoutMs: 20_000 });
  const items = await itemsOf(runId);
  expect(items.map(({ state }) => state)).toEqual(customers.map(() => 'issued'));
  await expectIssuedOnce(items.map(({ invoice_id: id }) => id ?? ''));
  await expectMailed();
  await expectTransferredOnce(transfers);
  expect(await call(maker, 'check_ledger')).toEqual([]);
}, 60_000);

async function expectIssuedOnce(ids: readonly string[]): Promise<void> {
  const all = customers.length;
  const found = await row<Record<string, number>>(
    `select count(*)::int as invoices, count(distinct number)::int as numbers,
       (max(number) - min(number) + 1)::int as span,
       (select count(*)::int from public.ledger_entries e where e.source_id = any ($1)) as vouchers,
       (select count(*)::int from public.issued_documents d where d.document_id = any ($1)) as files,
       (select count(*)::int from public.e_invoices e
        where e.document_id = any ($1) and e.state = 'sent') as sent
     from public.invoices where id = any ($1)`,
    [ids],
  );
  expect(found).toEqual({
    ...{ invoices: all, numbers: all, span: all, vouchers: all, sent: all },
    files: 2 * all,
  });
  const taken = (await (await fetch(`${point.url}/_control/documents`)).json()) as {
    key: string;
  }[];
  expect(taken.map(({ key }) => key).sort()).toEqual([...ids].sort());
}

/** A mail server may have got one twice; then both bear the same id, and a reader shows one. */
async function expectMailed(): Promise<void> {
  const { rows } = await database().query<{ email: string }>(
    'select invoice_email as email from public.companies where id = any ($1)',
    [customers.map(({ company }) => company.id)],
  );
  const receivers = [...rows, ...payees.map(({ consultant }) => consultant)];
  for (const { email } of receivers) {
    const ids = smtp.mails.filter(({ to }) => to === email).map(({ mail }) => mail.messageId);
    expect([email, new Set(ids).size]).toEqual([email, 1]);
  }
}

async function expectTransferredOnce(runId: string): Promise<void> {
  const payments = await paymentsOf(runId);
  expect(payments.map(({ state }) => state)).toEqual(payees.map(() => 'paid'));
  const { data } = await stripeClient().transfers.list({ transfer_group: runId });
  const made = data.map(({ metadata, amount }) => [metadata['payout_id'], amount]);
  const owed = payments.map(({ id, amount_ore: ore }) => [id, ore]);
  expect(made.sort()).toEqual(owed.sort());
}
