import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { knownCurrency } from '../money.ts';
import { created, integer, metadata, paging, text } from '../params.ts';
import { changePayout, createPayout, returnPayout } from '../payout-flow.ts';
import type { PayoutRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { availableByCurrency } from './balance.ts';
import { recordEvent } from './event.ts';

const createSchema = z.strictObject({
  amount: integer(1),
  currency: z.string(),
  description: text().optional(),
  metadata: metadata.optional(),
  // Instant payouts are not covered.
  method: z.enum(['standard']).optional(),
  statement_descriptor: text(22).optional(),
});

function getPayout(sim: Simulator, id: string): PayoutRecord {
  const record = sim.store.payouts.find(id);
  if (!record) throw resourceMissing('payout', id, 'payout');
  return record;
}

function orderPayout(
  sim: Simulator,
  origin: Origin,
  params: z.output<typeof createSchema>,
): Stripe.Payout {
  const currency = knownCurrency(params.currency, 'currency');
  if (params.amount > (availableByCurrency(sim).get(currency) ?? 0)) {
    const message = 'You have insufficient funds in your Stripe account for this transfer.';
    throw invalidRequest(message, 'balance_insufficient');
  }
  return createPayout(sim, origin, {
    amount: params.amount,
    currency,
    description: orNull(params.description),
    metadata: params.metadata ?? {},
    statementDescriptor: orNull(params.statement_descriptor),
  }).payout;
}

function updatePayout(
  sim: Simulator,
  origin: Origin,
  record: PayoutRecord,
  pairs: Stripe.Metadata,
): Stripe.Payout {
  const change = { metadata: mergeMetadata(record.payout.metadata, pairs) };
  const payout = { ...record.payout, ...change };
  sim.store.payouts.put({ ...record, payout });
  recordEvent(sim, origin, 'payout.updated', payout, valuesBefore(record.payout, change));
  return payout;
}

function cancelPayout(sim: Simulator, origin: Origin, record: PayoutRecord): Stripe.Payout {
  if (record.payout.status !== 'pending') {
    throw invalidRequest('Payouts can only be canceled while they are pending.');
  }
  const change = {
    failure_balance_transaction: returnPayout(sim, record, 'payout_cancel'),
    status: 'canceled',
  };
  return changePayout(sim, origin, record, change, 'payout.canceled').payout;
}

const listSchema = z.strictObject({
  ...paging,
  arrival_date: created.optional(),
  created: created.optional(),
  status: z.enum(['canceled', 'failed', 'in_transit', 'paid', 'pending']).optional(),
});

const updateSchema = z.strictObject({ metadata: metadata.optional() });

export const payoutRoutes = [
  route('POST', '/v1/payouts', createSchema, ({ sim, origin, params }) =>
    orderPayout(sim, origin, params),
  ),
  route('GET', '/v1/payouts/:id', z.strictObject({}), ({ sim, id }) => getPayout(sim, id).payout),
  route('POST', '/v1/payouts/:id', updateSchema, ({ sim, origin, id, params }) =>
    updatePayout(sim, origin, getPayout(sim, id), params.metadata ?? {}),
  ),
  route('POST', '/v1/payouts/:id/cancel', z.strictObject({}), ({ sim, origin, id }) =>
    cancelPayout(sim, origin, getPayout(sim, id)),
  ),
  route('GET', '/v1/payouts', listSchema, ({ sim, params }) => {
    const { arrival_date: arrives, created: inRange, status } = params;
    const rows = sim.store.payouts
      .newestFirst()
      .map((record) => record.payout)
      .filter((payout) => !inRange || inRange(payout.created))
      .filter((payout) => !arrives || arrives(payout.arrival_date))
      .filter((payout) => status === undefined || payout.status === status);
    return listPage(rows, '/v1/payouts', params);
  }),
];
