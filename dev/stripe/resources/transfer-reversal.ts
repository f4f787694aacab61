import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { inWords } from '../money.ts';
import { integer, metadata, paging, text } from '../params.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { bookMovement } from './balance-transaction.ts';
import { recordEvent } from './event.ts';
import { getTransfer } from './transfer.ts';
import { reversalList } from './transfer-view.ts';

const createSchema = z.strictObject({
  amount: integer(1).optional(),
  description: text().optional(),
  metadata: metadata.optional(),
});

type CreateParams = z.output<typeof createSchema>;

/** Minor units to take back. Throws when that is more than what is left of the transfer. */
function amountToReverse(transfer: Stripe.Transfer, asked: number | undefined): number {
  const left = transfer.amount - transfer.amount_reversed;
  const amount = asked ?? left;
  if (left > 0 && amount <= left) return amount;
  const message =
    `Reversal amount (${inWords(amount, transfer.currency)}) is greater than unreversed amount ` +
    `on transfer (${inWords(left, transfer.currency)})`;
  throw invalidRequest(message, undefined, 'amount');
}

/** The money comes back to where it was taken: available when the transfer's own money is. */
function bookReturn(
  sim: Simulator,
  transfer: Stripe.Transfer,
  id: string,
  amount: number,
  description: string | null,
): string {
  const taken = sim.store.balanceTransactions.find(String(transfer.balance_transaction));
  const availableOn = taken?.available_on ?? sim.clock.seconds();
  const { currency } = transfer;
  const movement = { type: 'transfer_refund', amount, fee: 0, currency, source: id } as const;
  return bookMovement(sim, { ...movement, description, availableOn }).id;
}

function createReversal(
  sim: Simulator,
  origin: Origin,
  transfer: Stripe.Transfer,
  params: CreateParams,
): Stripe.TransferReversal {
  const amount = amountToReverse(transfer, params.amount);
  const id = newId('trr_');
  const description = orNull(params.description);
  const reversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: bookReturn(sim, transfer, id, amount, description),
    created: sim.clock.seconds(),
    currency: transfer.currency,
    destination_payment_refund: newId('pyr_'),
    metadata: params.metadata ?? {},
    source_refund: null,
    transfer: transfer.id,
  } satisfies Stripe.TransferReversal;
  sim.store.transferReversals.put(reversal);
  const reversed = transfer.amount_reversed + amount;
  const after = sim.store.transfers.put({
    ...transfer,
    amount_reversed: reversed,
    reversals: reversalList(sim, transfer.id),
    reversed: reversed === transfer.amount,
  });
  recordEvent(sim, origin, 'transfer.reversed', after);
  return reversal;
}

function getReversal(sim: Simulator, transferId: string, id: string): Stripe.TransferReversal {
  const reversal = sim.store.transferReversals.find(id);
  if (reversal?.transfer === transferId) return reversal;
  throw resourceMissing('transfer reversal', id, 'id');
}

const PATH = '/v1/transfers/:id/reversals';

export const transferReversalRoutes = [
  route('POST', PATH, createSchema, ({ sim, origin, id, params }) =>
    createReversal(sim, origin, getTransfer(sim, id), params),
  ),
  route('GET', `${PATH}/:child`, z.strictObject({}), ({ sim, id, child }) =>
    getReversal(sim, id, child),
  ),
  route('GET', PATH, z.strictObject(paging), ({ sim, id, params }) =>
    reversalList(sim, getTransfer(sim, id).id, params),
  ),
];
