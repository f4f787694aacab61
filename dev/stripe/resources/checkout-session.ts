import type Stripe from 'stripe';
import { z } from 'zod';
import { fullShipping } from '../address.ts';
import { expireSession } from '../checkout-flow.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { created, paging } from '../params.ts';
import type { IntentData, SessionRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';
import { keepPrices, priceItems } from './checkout-session-items.ts';
import { createSchema, type CreateParams } from './checkout-session-params.ts';
import { buildSession } from './checkout-session-view.ts';
import { getCustomer } from './customer.ts';
import { lineItemList } from './line-item.ts';

const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 60 * 60;

/** Between 30 minutes and 24 hours from now; 24 hours when not given. In seconds. */
function expiry(asked: number | undefined, now: number): number {
  const at = asked ?? now + LONGEST_SECONDS;
  const bounds = [
    [at - now < SHORTEST_SECONDS, 'must be at least 30 minutes'],
    [at - now > LONGEST_SECONDS, 'must be less than 24 hours'],
  ] as const;
  const broken = bounds.find(([isBroken]) => isBroken);
  if (!broken) return at;
  const message = `The \`expires_at\` timestamp ${broken[1]} from Checkout Session creation.`;
  throw invalidRequest(message, undefined, 'expires_at');
}

function intentData(params: CreateParams): IntentData {
  const data = params.payment_intent_data;
  return {
    description: data?.description ?? null,
    metadata: data?.metadata ?? {},
    receiptEmail: data?.receipt_email ?? null,
    setupFutureUsage: data?.setup_future_usage ?? null,
    shipping: data?.shipping ? fullShipping(data.shipping) : null,
    statementDescriptor: data?.statement_descriptor ?? null,
    statementDescriptorSuffix: data?.statement_descriptor_suffix ?? null,
    transferGroup: data?.transfer_group ?? null,
  };
}

function customerEmail(sim: Simulator, params: CreateParams): string | null {
  if (params.customer === undefined) return null;
  for (const other of ['customer_email', 'customer_creation'] as const) {
    if (params[other] === undefined) continue;
    const message = `You may only specify one of these parameters: customer, ${other}.`;
    throw invalidRequest(message, undefined, other);
  }
  return getCustomer(sim, params.customer, 'customer').email;
}

function createSession(sim: Simulator, params: CreateParams): Stripe.Checkout.Session {
  const now = sim.clock.seconds();
  const expiresAt = expiry(params.expires_at, now);
  const items = priceItems(sim, params.line_items);
  const known = customerEmail(sim, params);
  const terms = { total: items.total, currency: items.currency, created: now, expiresAt };
  const session = buildSession(sim, params, terms, known);
  keepPrices(sim, items);
  const rest = { intentData: intentData(params), notice: null };
  sim.store.sessions.put({ id: session.id, session, lineItems: items.rows, ...rest });
  return session;
}

function getSession(sim: Simulator, id: string): SessionRecord {
  const record = sim.store.sessions.find(id);
  if (!record) throw resourceMissing('checkout.session', id, 'session');
  return record;
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  customer: z.string().optional(),
  payment_intent: z.string().optional(),
  status: z.enum(['open', 'complete', 'expired']).optional(),
});

const PATH = '/v1/checkout/sessions';

export const checkoutSessionRoutes = [
  route('POST', PATH, createSchema, ({ sim, params }) => createSession(sim, params)),
  route('GET', `${PATH}/:id`, z.strictObject({}), ({ sim, id }) => getSession(sim, id).session),
  route('POST', `${PATH}/:id/expire`, z.strictObject({}), ({ sim, origin, id }) => {
    const record = getSession(sim, id);
    if (record.session.status === 'open') return expireSession(sim, origin, record);
    const message =
      'Only Checkout Sessions with a status in ["open"] can be expired. ' +
      `This Checkout Session has a status of ${record.session.status}.`;
    throw invalidRequest(message);
  }),
  route('GET', `${PATH}/:id/line_items`, z.strictObject(paging), ({ sim, id, params }) => {
    getSession(sim, id);
    return lineItemList(sim, id, params);
  }),
  route('GET', PATH, listSchema, ({ sim, params }) => {
    const { created: inRange, customer, payment_intent: intent, status } = params;
    const rows = sim.store.sessions
      .newestFirst()
      .map((record) => record.session)
      .filter((session) => !inRange || inRange(session.created))
      .filter((session) => customer === undefined || session.customer === customer)
      .filter((session) => intent === undefined || session.payment_intent === intent)
      .filter((session) => status === undefined || session.status === status);
    return listPage(rows, PATH, params);
  }),
];
