import type Stripe from 'stripe';
import { newId } from './ids.ts';
import { disputeFee } from './money.ts';
import { availabilityOf, bookMovement } from './resources/balance-transaction.ts';
import { recordEvent } from './resources/event.ts';
import { AUTOMATIC, type Origin, type Simulator } from './simulator.ts';
import type { DisputeKind } from './test-methods.ts';

const DAYS_TO_ANSWER = 9;
const NETWORK_REASONS = { fraudulent: '10.4', product_not_received: '13.1', inquiry: '10.4' };
const REASONS = {
  fraudulent: 'fraudulent',
  product_not_received: 'product_not_received',
  inquiry: 'fraudulent',
};

const NO_EVIDENCE = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
} satisfies Stripe.Dispute.Evidence;

function methodDetails(kind: DisputeKind): Stripe.Dispute.PaymentMethodDetails {
  const caseType = kind === 'inquiry' ? 'inquiry' : 'chargeback';
  const reason = NETWORK_REASONS[kind];
  return {
    card: { brand: 'visa', case_type: caseType, network: 'visa', network_reason_code: reason },
    type: 'card',
  };
}

function buildDispute(sim: Simulator, charge: Stripe.Charge, kind: DisputeKind): Stripe.Dispute {
  const now = sim.clock.seconds();
  const isCard = charge.payment_method_details?.type === 'card';
  return {
    id: newId('du_'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: NO_EVIDENCE,
    evidence_details: {
      due_by: now + DAYS_TO_ANSWER * 24 * 60 * 60,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: kind === 'inquiry',
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    ...(isCard ? { payment_method_details: methodDetails(kind) } : {}),
    reason: REASONS[kind],
    status: kind === 'inquiry' ? 'warning_needs_response' : 'needs_response',
  } satisfies Stripe.Dispute;
}

/** Takes the disputed amount and the fee from the balance, or gives the amount back. */
function move(sim: Simulator, dispute: Stripe.Dispute, isReturn: boolean): Stripe.Dispute {
  const charge = sim.store.charges.find(String(dispute.charge));
  const availableOn = charge ? availabilityOf(sim, charge) : undefined;
  const transaction = bookMovement(sim, {
    type: 'adjustment',
    category: isReturn ? 'dispute_reversal' : 'dispute',
    amount: isReturn ? dispute.amount : -dispute.amount,
    fee: isReturn ? 0 : disputeFee(dispute.currency),
    currency: dispute.currency,
    source: dispute.id,
    description: `Chargeback ${isReturn ? 'reversal' : 'withdrawal'} for ${String(dispute.charge)}`,
    ...(availableOn === undefined ? {} : { availableOn }),
  });
  const transactions = [...dispute.balance_transactions, transaction];
  return sim.store.disputes.put({ ...dispute, balance_transactions: transactions });
}

/** Whether the payer's bank or Stripe still waits for somebody. */
export function isOpen(dispute: Stripe.Dispute): boolean {
  return /needs_response$|under_review$/.test(dispute.status);
}

/** The payer tells the bank that the charge is wrong. An inquiry moves no money. */
export function openDispute(
  sim: Simulator,
  charge: Stripe.Charge,
  kind: DisputeKind,
): Stripe.Dispute {
  const dispute = sim.store.disputes.put(buildDispute(sim, charge, kind));
  const disputed = sim.store.charges.put({ ...charge, disputed: true });
  recordEvent(sim, AUTOMATIC, 'charge.updated', disputed, { disputed: false });
  recordEvent(sim, AUTOMATIC, 'charge.dispute.created', dispute);
  if (kind === 'inquiry') return dispute;
  const withdrawn = move(sim, dispute, false);
  recordEvent(sim, AUTOMATIC, 'charge.dispute.funds_withdrawn', withdrawn);
  return withdrawn;
}

/** Ends a dispute: the money comes back when it is won; an inquiry is simply closed. */
export function closeDispute(
  sim: Simulator,
  origin: Origin,
  dispute: Stripe.Dispute,
  result: 'won' | 'lost',
): Stripe.Dispute {
  const isInquiry = dispute.status.startsWith('warning_');
  const isFreed = isInquiry || result === 'won';
  const status = isInquiry ? 'warning_closed' : result;
  const decided: Stripe.Dispute = { ...dispute, status, is_charge_refundable: isFreed };
  const closed = sim.store.disputes.put(decided);
  if (isInquiry || result === 'lost') {
    recordEvent(sim, origin, 'charge.dispute.closed', closed);
    return closed;
  }
  const reinstated = move(sim, closed, true);
  recordEvent(sim, origin, 'charge.dispute.funds_reinstated', reinstated);
  recordEvent(sim, origin, 'charge.dispute.closed', reinstated);
  return reinstated;
}

/** Who has not answered in time has lost. */
export function passDisputeDeadlines(sim: Simulator): void {
  const now = sim.clock.seconds();
  for (const dispute of sim.store.disputes.oldestFirst()) {
    const { due_by: dueBy } = dispute.evidence_details;
    if (!dispute.status.endsWith('needs_response') || dueBy === null || dueBy > now) continue;
    const details = { ...dispute.evidence_details, past_due: true };
    closeDispute(sim, AUTOMATIC, { ...dispute, evidence_details: details }, 'lost');
  }
}
