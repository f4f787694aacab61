import { expect, test } from 'vitest';
import type Stripe from 'stripe';
import { failureOf, startAll, typesOf } from './test-support.ts';

type Client = Awaited<ReturnType<typeof startAll>>['stripe'];

async function pay(stripe: Client, method: string): Promise<string> {
  const intent = await stripe.paymentIntents.create({
    amount: 50_000,
    currency: 'sek',
    payment_method: method,
    confirm: true,
  });
  return String(intent.latest_charge);
}

async function disputed(method = 'pm_card_createDispute') {
  const all = await startAll();
  const charge = await pay(all.stripe, method);
  const [dispute] = (await all.stripe.disputes.list({ charge })).data;
  if (!dispute) throw new Error('no dispute');
  return { ...all, charge, dispute };
}

/** Available and pending together, in öre. */
async function worth(stripe: Client): Promise<number> {
  const { available, pending } = await stripe.balance.retrieve();
  return [...available, ...pending].reduce((sum, { amount }) => sum + amount, 0);
}

test('the disputing card pays first and is charged back at once', async () => {
  const { stripe, receiver, charge, dispute } = await disputed();
  expect(dispute).toMatchObject({
    amount: 50_000,
    status: 'needs_response',
    reason: 'fraudulent',
    is_charge_refundable: false,
    evidence_details: { has_evidence: false, submission_count: 0 },
    balance_transactions: [{ amount: -50_000, fee: 20_000, reporting_category: 'dispute' }],
  });
  expect(typesOf(await receiver.arrived(7)).slice(3)).toEqual([
    'charge.updated',
    'charge.updated',
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
  ]);
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
  // The payment's own fee, 1.5 % + 1.80 kr, and the dispute's are lost.
  expect(await worth(stripe)).toBe(-930 - 20_000);
  const refund = await failureOf(stripe.refunds.create({ charge }));
  expect(refund.code).toBe('charge_disputed');
});

test('evidence is staged, then submitted, and the bank decides', async () => {
  const { stripe, control, receiver, dispute } = await disputed();
  const staged = await stripe.disputes.update(dispute.id, {
    evidence: { customer_name: 'Kund AB' },
    submit: false,
  });
  expect(staged).toMatchObject({
    status: 'needs_response',
    evidence: { customer_name: 'Kund AB' },
    evidence_details: { has_evidence: true, submission_count: 0 },
  });
  const sent = await stripe.disputes.update(dispute.id, { submit: true });
  expect(sent).toMatchObject({
    status: 'under_review',
    evidence_details: { submission_count: 1, submission_method: 'manual' },
  });
  const late = stripe.disputes.update(dispute.id, { evidence: { customer_name: 'X' } });
  expect((await failureOf(late)).message).toContain('under_review');
  control.decideDispute(dispute.id, 'won');
  expect(typesOf(await receiver.arrived(11)).slice(9)).toEqual([
    'charge.dispute.funds_reinstated',
    'charge.dispute.closed',
  ]);
  expect(await worth(stripe)).toBe(50_000 - 930 - 20_000);
  expect(() => control.decideDispute(dispute.id, 'lost')).toThrow('No open dispute');
});

const VERDICTS = [
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
] as const;

test.each(VERDICTS)('the text %s decides at once', async (said, status) => {
  const { stripe, dispute } = await disputed('pm_card_createDisputeProductNotReceived');
  expect(dispute.reason).toBe('product_not_received');
  const evidence = { uncategorized_text: said };
  const decided = await stripe.disputes.update(dispute.id, { evidence });
  expect(decided.status).toBe(status);
});

test('an inquiry moves no money, and closing it ends it', async () => {
  const { stripe, dispute, receiver } = await disputed('pm_card_createDisputeInquiry');
  expect(dispute).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] });
  const before = await worth(stripe);
  const named = await stripe.disputes.update(dispute.id, { metadata: { seen: 'yes' } });
  expect(named).toMatchObject({ status: 'warning_needs_response', metadata: { seen: 'yes' } });
  expect((await stripe.disputes.close(dispute.id)).status).toBe('warning_closed');
  expect(await worth(stripe)).toBe(before);
  expect(typesOf(await receiver.arrived(8)).at(-1)).toBe('charge.dispute.closed');
  expect((await failureOf(stripe.disputes.close(dispute.id))).statusCode).toBe(400);
});

test('closing a chargeback gives it up', async () => {
  const { stripe, dispute } = await disputed();
  expect((await stripe.disputes.close(dispute.id)).status).toBe('lost');
});

test('who does not answer in time has lost', async () => {
  const { stripe, control, dispute } = await disputed();
  const due = dispute.evidence_details.due_by ?? 0;
  control.advanceClock(due - dispute.created - 60);
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('needs_response');
  control.advanceClock(61);
  const over: Stripe.Dispute = await stripe.disputes.retrieve(dispute.id);
  expect(over).toMatchObject({ status: 'lost', evidence_details: { past_due: true } });
});

test('a charge can be disputed later, for what has not been refunded', async () => {
  const { stripe, control } = await startAll();
  const charge = await pay(stripe, 'pm_card_visa');
  await stripe.refunds.create({ charge, amount: 20_000 });
  const id = control.dispute(charge, 'fraudulent');
  expect(await stripe.disputes.retrieve(id)).toMatchObject({ amount: 30_000 });
  expect(() => control.dispute(charge, 'fraudulent')).toThrow('could be disputed');
});

test('documents as evidence are refused: there is no place to upload them', async () => {
  const { stripe, dispute } = await disputed();
  const evidence = { receipt: 'file_1' };
  const failure = await failureOf(stripe.disputes.update(dispute.id, { evidence }));
  expect(failure).toMatchObject({ code: 'parameter_unknown', param: 'evidence[receipt]' });
});
