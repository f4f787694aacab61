import { startStripeSimulator, type RunningSimulator } from '#dev/stripe/server.ts';
import { serviceClient } from '#lib/server/db/service-client.ts';
import { issueInvoice } from '#lib/server/invoicing/issue-invoice.ts';
import { concludeSession } from '#lib/server/payments/conclude-session.ts';
import { startCardPayment } from '#lib/server/payments/start-card-payment.ts';
import { stripe as stripeClient } from '#lib/server/payments/stripe-client.ts';
import { takeInAccount } from '#lib/server/payouts/stripe-accounts.ts';
import { approvedWeek, bookJob, type Job } from './billing.ts';
import { call, database } from './database.ts';
import type { Person } from './parties.ts';
import { issuedSelfBill, prepareSeller } from './self-billing.ts';
import { useServerEnv } from './server-env.ts';
import { stack } from './stack.ts';

/** A simulator of Stripe that this process's app speaks to. */
export async function ownStripe(): Promise<RunningSimulator> {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = stack();
  const stripe = await startStripeSimulator({ secretKey, webhookSecret });
  useServerEnv(stack(), {
    STRIPE_API_BASE: stripe.url,
    STRIPE_CHECKOUT_ORIGIN: stripe.url,
    STRIPE_CONNECT_ORIGIN: stripe.url,
  });
  return stripe;
}

/** Work whose customer has paid by card, whose money is at hand, and that is billed by its consultant. */
export async function paidByCard(
  stripe: RunningSimulator,
  staff: Person,
  name: string,
): Promise<Job & { selfBillId: string; invoiceId: string }> {
  const job = await bookJob(name);
  await prepareSeller(staff, job.consultant);
  const sheet = await approvedWeek(job, -4);
  const order = { assignmentId: job.assignmentId, timesheetIds: [sheet] };
  const invoiceId = await issueInvoice(serviceClient(), staff.userId, order);
  await payInvoice(stripe, job, invoiceId);
  const selfBillId = await issuedSelfBill(staff, job.consultant, [sheet]);
  return { ...job, selfBillId, invoiceId };
}

async function payInvoice(stripe: RunningSimulator, job: Job, invoiceId: string): Promise<void> {
  const { userId: id, email } = job.company.owner;
  const url = await startCardPayment(serviceClient(), { id, email }, invoiceId, 'sv');
  const session = url.split('/').at(-1) ?? '';
  stripe.control.pay(session, 'pay');
  await concludeSession(session);
  await moneyAtHand(invoiceId);
}

/** Stripe's list says that the card money of an invoice is at the agency's disposal since yesterday. */
export async function moneyAtHand(invoiceId: string): Promise<void> {
  const { rows } = await database().query<{ intent: string; ore: number }>(
    `select stripe_payment_intent as intent, amount_ore::int as ore from public.payments
     where invoice_id = $1`,
    [invoiceId],
  );
  const day = Math.floor(Date.now() / 1000) - 86_400;
  await call('service', 'take_in_stripe_movements', {
    p_movements: rows.map(({ intent, ore }) => ({
      ...{ id: `txn_${intent}`, category: 'charge', currency: 'sek', fee_ore: 0, payout: null },
      ...{ amount_ore: ore, source: `ch_${intent}`, payment_intent: intent },
      ...{ created: day, available: day },
    })),
  });
}

/** An account at Stripe whose owner has told everything, known here. @returns its id */
export async function connectAccount(
  stripe: RunningSimulator,
  { consultant }: Job,
): Promise<string> {
  const { id } = await stripeClient().accounts.create({
    ...{ type: 'express', country: 'SE' },
    capabilities: { transfers: { requested: true } },
  });
  await noteAccount(consultant.id, id, false);
  stripe.control.completeAccount(id);
  await takeInAccount(id);
  return id;
}

/** What Stripe says of a consultant's account there. */
export async function noteAccount(consultantId: string, accountId: string, isReady: boolean) {
  await call('service', 'note_stripe_account', {
    p_consultant_id: consultantId,
    p_account_id: accountId,
    p_can_receive: isReady,
  });
}

/** Kronor at hand in the agency's balance at Stripe, in öre. */
export async function fillBalance(ore: number): Promise<void> {
  await stripeClient().paymentIntents.create({
    ...{ amount: ore, currency: 'sek', payment_method: 'pm_card_bypassPending', confirm: true },
  });
}
