import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { inWords, knownCurrency } from '../money.ts';
import { created, integer, metadata, paging, text } from '../params.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { availableByCurrency } from './balance.ts';
import { availabilityOf, bookMovement } from './balance-transaction.ts';
import { recordEvent } from './event.ts';
import { reversalList } from './transfer-view.ts';

const createSchema = z.strictObject({
  amount: integer(1),
  currency: z.string(),
  description: text().optional(),
  destination: z.string(),
  metadata: metadata.optional(),
  source_transaction: z.string().optional(),
  transfer_group: text().optional(),
});

type CreateParams = z.output<typeof createSchema>;

/** Throws unless the account exists and has told enough to be paid. */
function checkDestination(sim: Simulator, id: string): void {
  const account = sim.store.accounts.find(id);
  if (!account) throw resourceMissing('destination', id, 'destination', 400);
  if (account.capabilities?.transfers === 'active') return;
  const message =
    'Your destination account needs to have at least one of the following capabilities enabled: ' +
    'transfers, crypto_transfers, legacy_payments';
  throw invalidRequest(message, 'insufficient_capabilities_for_transfer', 'destination');
}

function checkBalance(sim: Simulator, amount: number, currency: string): void {
  if (amount <= (availableByCurrency(sim).get(currency) ?? 0)) return;
  const message =
    'You have insufficient available funds in your Stripe account. Pay with the card ' +
    '4000000000000077, or move the test clock on, to make funds available.';
  throw invalidRequest(message, 'balance_insufficient');
}

/** The charge whose money is passed on. Throws when it has none, or not that much left. */
function sourceCharge(sim: Simulator, params: CreateParams, currency: string) {
  const { source_transaction: id, amount } = params;
  if (id === undefined) return undefined;
  const charge = sim.store.charges.find(id);
  if (!charge) throw resourceMissing('charge', id, 'source_transaction', 400);
  if (charge.status !== 'succeeded' || charge.currency !== currency) {
    const message = `The charge ${id} has not been paid in ${currency}.`;
    throw invalidRequest(message, undefined, 'source_transaction');
  }
  const passedOn = sim.store.transfers
    .oldestFirst()
    .filter((transfer) => transfer.source_transaction === id)
    .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  if (passedOn + amount <= charge.amount) return charge;
  const message =
    'Transfers using this transaction as a source must not exceed the source amount of ' +
    `${inWords(charge.amount, currency)}. (Already transferred: ${inWords(passedOn, currency)})`;
  throw invalidRequest(message, undefined, 'amount');
}

function groupOf(params: CreateParams, charge: Stripe.Charge | undefined): string | null {
  const own = params.transfer_group ?? charge?.transfer_group;
  if (own) return own;
  return charge ? `group_${String(charge.payment_intent)}` : null;
}

/** Books what leaves the balance; gives the id of the transaction. */
function bookTransfer(
  sim: Simulator,
  id: string,
  params: CreateParams,
  charge: Stripe.Charge | undefined,
): string {
  const availableOn = charge ? availabilityOf(sim, charge) : undefined;
  return bookMovement(sim, {
    type: 'transfer',
    amount: -params.amount,
    fee: 0,
    currency: params.currency.toLowerCase(),
    source: id,
    description: orNull(params.description),
    ...(availableOn === undefined ? {} : { availableOn }),
  }).id;
}

function createTransfer(sim: Simulator, origin: Origin, params: CreateParams): Stripe.Transfer {
  const currency = knownCurrency(params.currency, 'currency');
  checkDestination(sim, params.destination);
  const charge = sourceCharge(sim, params, currency);
  if (!charge) checkBalance(sim, params.amount, currency);
  const id = newId('tr_');
  const transfer = {
    id,
    object: 'transfer',
    amount: params.amount,
    amount_reversed: 0,
    balance_transaction: bookTransfer(sim, id, params, charge),
    created: sim.clock.seconds(),
    currency,
    description: orNull(params.description),
    destination: params.destination,
    destination_payment: newId('py_'),
    livemode: false,
    metadata: params.metadata ?? {},
    reversals: reversalList(sim, id),
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: groupOf(params, charge),
  } satisfies Stripe.Transfer;
  sim.store.transfers.put(transfer);
  recordEvent(sim, origin, 'transfer.created', transfer);
  return transfer;
}

/** Throws `resource_missing` (404). */
export function getTransfer(sim: Simulator, id: string): Stripe.Transfer {
  const transfer = sim.store.transfers.find(id);
  if (!transfer) throw resourceMissing('transfer', id, 'transfer');
  return transfer;
}

const updateSchema = z.strictObject({
  description: text().optional(),
  metadata: metadata.optional(),
});

function updateTransfer(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Transfer,
  { description, metadata: pairs }: z.output<typeof updateSchema>,
): Stripe.Transfer {
  const change = {
    ...(description === undefined ? {} : { description: orNull(description) }),
    ...(pairs ? { metadata: mergeMetadata(old.metadata, pairs) } : {}),
  };
  const transfer = sim.store.transfers.put({ ...old, ...change });
  recordEvent(sim, origin, 'transfer.updated', transfer, valuesBefore(old, change));
  return transfer;
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  destination: z.string().optional(),
  transfer_group: z.string().optional(),
});

export const transferRoutes = [
  route('POST', '/v1/transfers', createSchema, ({ sim, origin, params }) =>
    createTransfer(sim, origin, params),
  ),
  route('GET', '/v1/transfers/:id', z.strictObject({}), ({ sim, id }) => getTransfer(sim, id)),
  route('POST', '/v1/transfers/:id', updateSchema, ({ sim, origin, id, params }) =>
    updateTransfer(sim, origin, getTransfer(sim, id), params),
  ),
  route('GET', '/v1/transfers', listSchema, ({ sim, params }) => {
    const { created: inRange, destination, transfer_group: group } = params;
    const rows = sim.store.transfers
      .newestFirst()
      .filter((transfer) => !inRange || inRange(transfer.created))
      .filter((transfer) => destination === undefined || transfer.destination === destination)
      .filter((transfer) => group === undefined || transfer.transfer_group === group);
    return listPage(rows, '/v1/transfers', params);
  }),
];
