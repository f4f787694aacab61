import type Stripe from 'stripe';
import { openDispute } from './dispute-flow.ts';
import { stripeFee } from './money.ts';
import type { PaymentMethodRecord } from './records.ts';
import { bookMovement } from './resources/balance-transaction.ts';
import { buildCharge } from './resources/charge.ts';
import { recordEvent } from './resources/event.ts';
import type { Origin, Simulator } from './simulator.ts';
import type { TestMethod } from './test-methods.ts';

const DAYS_UNTIL_AVAILABLE = 7;

export interface Payer {
  email: string | null;
  name: string | null;
}

/**
 * One attempt to pay an intent. Gives the intent as it is afterwards: `succeeded`, `processing`
 * (the bank answers later) or `requires_payment_method` (declined).
 */
export function attemptPayment(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  method: PaymentMethodRecord,
  payer: Payer,
): Stripe.PaymentIntent {
  const charge = buildCharge(sim, intent, method, payer);
  const { outcome } = method.test;
  if (outcome === 'declined') return decline(sim, origin, intent, charge);
  if (outcome === 'processing') return beginWaiting(sim, origin, intent, charge, method.test);
  return complete(sim, origin, intent, charge);
}

function complete(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  sim.store.charges.put(charge);
  recordEvent(sim, origin, 'charge.succeeded', charge);
  return succeed(sim, origin, intent, charge);
}

function succeed(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  const paid = sim.store.paymentIntents.put({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    processing: null,
    status: 'succeeded',
  });
  recordEvent(sim, origin, 'payment_intent.succeeded', paid);
  return paid;
}

/**
 * Books the charge on the balance. Stripe does so a moment after the payment (capture is
 * asynchronous), so `charge.succeeded` carries no balance transaction and `charge.updated` does.
 */
export function bookCharge(sim: Simulator, origin: Origin, intent: Stripe.PaymentIntent): void {
  const id = typeof intent.latest_charge === 'string' ? intent.latest_charge : '';
  const charge = sim.store.charges.find(id);
  if (!charge || charge.balance_transaction !== null) return;
  const test = sim.store.paymentMethods.find(String(charge.payment_method))?.test;
  const days = test?.skipsPending ? 0 : DAYS_UNTIL_AVAILABLE;
  const transaction = bookMovement(sim, {
    type: 'charge',
    amount: charge.amount,
    fee: stripeFee(charge.amount, charge.currency),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: sim.clock.seconds() + days * 24 * 60 * 60,
  });
  const booked = sim.store.charges.put({ ...charge, balance_transaction: transaction.id });
  recordEvent(sim, origin, 'charge.updated', booked, { balance_transaction: null });
  if (test?.dispute) openDispute(sim, booked, test.dispute);
}

function decline(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.PaymentIntent {
  sim.store.charges.put(charge);
  recordEvent(sim, origin, 'charge.failed', charge);
  const failed = sim.store.paymentIntents.put({
    ...intent,
    last_payment_error: {
      charge: charge.id,
      code: charge.failure_code ?? 'card_declined',
      decline_code: charge.outcome?.reason ?? 'generic_decline',
      message: charge.failure_message ?? 'The payment failed.',
      type: 'card_error',
    },
    latest_charge: charge.id,
    payment_method: null,
    processing: null,
    status: 'requires_payment_method',
  });
  recordEvent(sim, origin, 'payment_intent.payment_failed', failed);
  return failed;
}

function beginWaiting(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  test: TestMethod,
): Stripe.PaymentIntent {
  sim.store.charges.put(charge);
  recordEvent(sim, origin, 'charge.pending', charge);
  const delay = test.answersAfterMs ?? sim.config.asyncDelayMs;
  const at = delay === null ? null : sim.clock.now() + delay;
  sim.store.settlements.put({ id: intent.id, at, result: test.answer });
  const waiting = sim.store.paymentIntents.put({
    ...intent,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    status: 'processing',
  });
  recordEvent(sim, origin, 'payment_intent.processing', waiting);
  return waiting;
}

/** The bank's late answer to an intent that is `processing`; the charge is not booked yet. */
export function settlePayment(
  sim: Simulator,
  origin: Origin,
  intent: Stripe.PaymentIntent,
  result: 'succeeded' | 'failed',
): Stripe.PaymentIntent {
  const id = typeof intent.latest_charge === 'string' ? intent.latest_charge : '';
  const charge = sim.store.charges.find(id);
  if (!charge) throw new Error(`No charge to settle for ${intent.id}`);
  sim.store.settlements.remove(intent.id);
  if (result === 'succeeded') {
    const paid = { ...charge, amount_captured: charge.amount, paid: true, status: 'succeeded' };
    return complete(sim, origin, intent, paid);
  }
  const failure = 'The debit was refused by the payer’s bank.';
  return decline(sim, origin, intent, {
    ...charge,
    failure_code: 'debit_not_authorized',
    failure_message: failure,
    status: 'failed',
  });
}
