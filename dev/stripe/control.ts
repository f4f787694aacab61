import { paySession, settleSession } from './checkout-flow.ts';
import { closeDispute, isOpen, openDispute } from './dispute-flow.ts';
import type { FaultSettings } from './faults.ts';
import { endPayout, payOutAvailable } from './payout-flow.ts';
import type { DeliveryStatus } from './records.ts';
import { completeOnboarding } from './resources/account.ts';
import { keepPaymentMethod } from './resources/payment-method-view.ts';
import { failRefund } from './resources/refund.ts';
import { AUTOMATIC, type Simulator } from './simulator.ts';
import { findTestMethod, LATER, type DisputeKind } from './test-methods.ts';
import { passTime } from './time.ts';

/** Something to steer that is not there, or not in a state for it. */
export class ControlError extends Error {}

export interface DeliveryReport {
  id: string;
  type: string;
  status: DeliveryStatus;
  attempts: number;
  lastResult: string | null;
}

export type HowToPay = 'pay' | 'decline' | 'later';

const METHODS = { pay: 'pm_card_visa', decline: 'pm_card_chargeDeclined' } as const;

/** What a test or a developer can do that Stripe's API cannot; also `/_control/…` over HTTP. */
export class Control {
  readonly #sim: Simulator;

  constructor(sim: Simulator) {
    this.#sim = sim;
  }

  /** Sets some fault switches and leaves the others; gives all of them. */
  setFaults(patch: Partial<FaultSettings>): FaultSettings {
    return this.#sim.faults.set(patch);
  }

  faults(): FaultSettings {
    return this.#sim.faults.current();
  }

  /** Turns every switch off and sends what the reorder switch holds. */
  clearFaults(): FaultSettings {
    this.#sim.faults.reset();
    this.#sim.webhooks.release();
    return this.#sim.faults.current();
  }

  /** Every remembered event, oldest first, and how its delivery went. */
  deliveries(): DeliveryReport[] {
    return this.#sim.store.events
      .oldestFirst()
      .map((row) => ({ id: row.id, type: row.event.type, ...row.delivery }));
  }

  /** Sends an event again, whatever became of it before. */
  deliver(eventId: string, times = 1): void {
    if (!this.#sim.store.events.find(eventId)) throw new ControlError(`No such event: ${eventId}`);
    this.#sim.webhooks.redeliver(eventId, times);
  }

  /** Moves the test clock; sessions expire and late payments settle. Gives the time in seconds. */
  advanceClock(seconds: number): number {
    this.#sim.clock.advance(seconds);
    passTime(this.#sim);
    this.#sim.store.save();
    return this.#sim.clock.seconds();
  }

  /** Back to real time. */
  resetClock(): number {
    this.#sim.clock.reset();
    this.#sim.store.save();
    return this.#sim.clock.seconds();
  }

  /** Does what the buyer would do on the pay page. */
  pay(sessionId: string, how: HowToPay, email = 'betalare@example.com'): void {
    const record = this.#sim.store.sessions.find(sessionId);
    const method = how === 'later' ? LATER : findTestMethod(METHODS[how]);
    if (record?.session.status !== 'open' || !method) {
      throw new ControlError(`No open session: ${sessionId}`);
    }
    const known = record.session.customer_details?.email ?? email;
    const payer = { email: known, name: null };
    const kept = keepPaymentMethod(this.#sim, method, payer);
    paySession(this.#sim, AUTOMATIC, record, kept, payer);
    this.#sim.store.save();
  }

  /** The bank's answer to a pay-later payment. */
  settle(sessionId: string, result: 'succeeded' | 'failed'): void {
    const record = this.#sim.store.sessions.find(sessionId);
    if (!record || !settleSession(this.#sim, record, result)) {
      throw new ControlError(`No session that waits for the bank: ${sessionId}`);
    }
    this.#sim.store.save();
  }

  /** A refund that had succeeded fails after all. */
  failRefund(refundId: string): void {
    if (!failRefund(this.#sim, refundId)) {
      throw new ControlError(`No refund that could fail: ${refundId}`);
    }
    this.#sim.store.save();
  }

  /** The payer disputes a charge. Gives the id of the dispute. */
  dispute(chargeId: string, kind: DisputeKind): string {
    const charge = this.#sim.store.charges.find(chargeId);
    if (charge?.status !== 'succeeded' || charge.disputed) {
      throw new ControlError(`No charge that could be disputed: ${chargeId}`);
    }
    const { id } = openDispute(this.#sim, charge, kind);
    this.#sim.store.save();
    return id;
  }

  /** The bank's verdict on a dispute. */
  decideDispute(disputeId: string, result: 'won' | 'lost'): void {
    const dispute = this.#sim.store.disputes.find(disputeId);
    if (!dispute || !isOpen(dispute)) throw new ControlError(`No open dispute: ${disputeId}`);
    closeDispute(this.#sim, AUTOMATIC, dispute, result);
    this.#sim.store.save();
  }

  /** Stripe pays out everything that is available. Gives the ids of the payouts. */
  payOut(): string[] {
    const ids = payOutAvailable(this.#sim).map((record) => record.id);
    this.#sim.store.save();
    return ids;
  }

  /** The bank has the money of a payout, or sends it back. */
  endPayout(payoutId: string, result: 'paid' | 'failed'): void {
    const record = this.#sim.store.payouts.find(payoutId);
    if (!record || !endPayout(this.#sim, record, result)) {
      throw new ControlError(`No payout on its way: ${payoutId}`);
    }
    this.#sim.store.save();
  }

  /** Tells everything that Stripe must know of a connected account, as on its setup page. */
  completeAccount(accountId: string): void {
    const account = this.#sim.store.accounts.find(accountId);
    if (!account) throw new ControlError(`No such account: ${accountId}`);
    completeOnboarding(this.#sim, account);
    this.#sim.store.save();
  }

  /** Forgets every object, event, key and switch. */
  reset(): void {
    this.#sim.faults.reset();
    this.#sim.webhooks.release();
    this.#sim.store.reset();
    this.#sim.store.save();
  }

  /** Resolves when no delivery is queued; retries that wait for their time do not count. */
  idle(): Promise<void> {
    return this.#sim.webhooks.idle();
  }
}
