import { expireSession, settleSession } from './checkout-flow.ts';
import { passDisputeDeadlines } from './dispute-flow.ts';
import { bookCharge, settlePayment } from './payment.ts';
import { passPayoutTime } from './payout-flow.ts';
import type { SettlementRecord } from './records.ts';
import { AUTOMATIC, type Simulator } from './simulator.ts';

/** The bank's answer, told through the session when the intent has one. */
function settle(sim: Simulator, { id, result }: SettlementRecord): void {
  const sessions = sim.store.sessions.oldestFirst();
  const record = sessions.find(({ session }) => session.payment_intent === id);
  if (record) {
    settleSession(sim, record, result);
    return;
  }
  const intent = sim.store.paymentIntents.find(id);
  if (!intent) return;
  const settled = settlePayment(sim, AUTOMATIC, intent, result);
  if (settled.status === 'succeeded') bookCharge(sim, AUTOMATIC, settled);
}

/**
 * Does what time has brought about: sessions that expire, late payments that settle, disputes whose
 * deadline is over, payouts that are made and that arrive.
 */
export function passTime(sim: Simulator): void {
  const now = sim.clock.now();
  for (const record of sim.store.sessions.oldestFirst()) {
    const { status, expires_at: expiresAt } = record.session;
    if (status === 'open' && expiresAt * 1000 <= now) expireSession(sim, AUTOMATIC, record);
  }
  for (const settlement of sim.store.settlements.oldestFirst()) {
    if (settlement.at !== null && settlement.at <= now) settle(sim, settlement);
  }
  passDisputeDeadlines(sim);
  passPayoutTime(sim);
}
