import type Stripe from 'stripe';
import { z } from 'zod';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { closeDispute } from '../dispute-flow.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { boolean, created, metadata, paging, text } from '../params.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { recordEvent } from './event.ts';

const words = text(20_000).optional();

// The texts of Stripe's evidence; documents would need its Files, which are not covered.
const evidence = z.strictObject({
  access_activity_log: words,
  billing_address: words,
  cancellation_policy_disclosure: words,
  cancellation_rebuttal: words,
  customer_email_address: words,
  customer_name: words,
  customer_purchase_ip: words,
  duplicate_charge_explanation: words,
  duplicate_charge_id: words,
  product_description: words,
  refund_policy_disclosure: words,
  refund_refusal_explanation: words,
  service_date: words,
  shipping_address: words,
  shipping_carrier: words,
  shipping_date: words,
  shipping_tracking_number: words,
  uncategorized_text: words,
});

const updateSchema = z.strictObject({
  evidence: evidence.optional(),
  metadata: metadata.optional(),
  submit: boolean.optional(),
});

type UpdateParams = z.output<typeof updateSchema>;

function getDispute(sim: Simulator, id: string): Stripe.Dispute {
  const dispute = sim.store.disputes.find(id);
  if (!dispute) throw resourceMissing('dispute', id, 'dispute');
  return dispute;
}

function refuseUnlessAwaited(dispute: Stripe.Dispute, verb: string): void {
  if (dispute.status.endsWith('needs_response')) return;
  const message = `You cannot ${verb} this dispute because it has a status of ${dispute.status}.`;
  throw invalidRequest(message);
}

/** What `update` was given, laid over what was there; submitting hands the matter to the bank. */
function changeOf(dispute: Stripe.Dispute, params: UpdateParams): Partial<Stripe.Dispute> {
  const { evidence: given, metadata: pairs, submit = given !== undefined } = params;
  const details = dispute.evidence_details;
  const hasEvidence = details.has_evidence || given !== undefined;
  const sent = submit && hasEvidence;
  const filled = Object.entries(given ?? {}).map(([key, value]) => [key, value ? value : null]);
  const status = dispute.status.replace('needs_response', 'under_review');
  return {
    ...(pairs ? { metadata: mergeMetadata(dispute.metadata, pairs) } : {}),
    ...(given ? { evidence: { ...dispute.evidence, ...Object.fromEntries(filled) } } : {}),
    ...(given || sent
      ? {
          evidence_details: {
            ...details,
            has_evidence: hasEvidence,
            submission_count: details.submission_count + (sent ? 1 : 0),
            submission_method: sent ? 'manual' : details.submission_method,
          },
        }
      : {}),
    ...(sent ? { status } : {}),
  };
}

/** The texts that decide a dispute at once: https://docs.stripe.com/testing#evidence. */
const VERDICTS = new Map([
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
] as const);

function verdictOn(dispute: Stripe.Dispute): 'won' | 'lost' | undefined {
  const { uncategorized_text: said } = dispute.evidence;
  return [...VERDICTS].find(([phrase]) => said === phrase)?.[1];
}

function updateDispute(
  sim: Simulator,
  origin: Origin,
  dispute: Stripe.Dispute,
  params: UpdateParams,
): Stripe.Dispute {
  if (params.evidence || params.submit) refuseUnlessAwaited(dispute, 'submit evidence for');
  const change = changeOf(dispute, params);
  const updated = sim.store.disputes.put({ ...dispute, ...change });
  recordEvent(sim, origin, 'charge.dispute.updated', updated, valuesBefore(dispute, change));
  const verdict = change.status === undefined ? undefined : verdictOn(updated);
  return verdict ? closeDispute(sim, origin, updated, verdict) : updated;
}

const listSchema = z.strictObject({
  ...paging,
  charge: z.string().optional(),
  created: created.optional(),
  payment_intent: z.string().optional(),
});

export const disputeRoutes = [
  route('GET', '/v1/disputes/:id', z.strictObject({}), ({ sim, id }) => getDispute(sim, id)),
  route('POST', '/v1/disputes/:id', updateSchema, ({ sim, origin, id, params }) =>
    updateDispute(sim, origin, getDispute(sim, id), params),
  ),
  route('POST', '/v1/disputes/:id/close', z.strictObject({}), ({ sim, origin, id }) => {
    const dispute = getDispute(sim, id);
    refuseUnlessAwaited(dispute, 'close');
    return closeDispute(sim, origin, dispute, 'lost');
  }),
  route('GET', '/v1/disputes', listSchema, ({ sim, params }) => {
    const { charge, created: inRange, payment_intent: intent } = params;
    const rows = sim.store.disputes
      .newestFirst()
      .filter((dispute) => !inRange || inRange(dispute.created))
      .filter((dispute) => charge === undefined || dispute.charge === charge)
      .filter((dispute) => intent === undefined || dispute.payment_intent === intent);
    return listPage(rows, '/v1/disputes', params);
  }),
];
