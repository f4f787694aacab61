import type Stripe from 'stripe';
import { z } from 'zod';
import { expireSession } from '../checkout-flow.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { checkAmount, knownCurrency } from '../money.ts';
import { created, paging } from '../params.ts';
import type { IntentData, LineItemRecord, SessionRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Simulator } from '../simulator.ts';
import { createSchema, type CreateParams, type LineItemParams } from './checkout-session-params.ts';
import { buildSession } from './checkout-session-view.ts';
import { getCustomer } from './customer.ts';
import { lineItemList } from './line-item.ts';

const SHORTEST_SECONDS = 30 * 60;
const LONGEST_SECONDS = 24 * 60 * 60;
const MOST_ITEMS = 100;

function lineItemRecord(item: LineItemParams, currency: string, at: number): LineItemRecord {
  return {
    id: newId('li_'),
    priceId: newId('price_'),
    productId: newId('prod_', 14),
    name: item.price_data.product_data.name,
    unitAmount: item.price_data.unit_amount,
    quantity: item.quantity,
    currency,
    created: at,
    metadata: item.metadata ?? {},
  };
}

function commonCurrency(items: readonly LineItemParams[]): string {
  const currencies = items.map((item, index) =>
    knownCurrency(item.price_data.currency, `line_items[${index}][price_data][currency]`),
  );
  const [first] = currencies;
  if (first === undefined || items.length > MOST_ITEMS) {
    throw invalidRequest(`Give 1 to ${MOST_ITEMS} line items.`, 'parameter_missing', 'line_items');
  }
  if (currencies.some((currency) => currency !== first)) {
    throw invalidRequest('All line items must have the same currency.', undefined, 'line_items');
  }
  return first;
}

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
  const currency = commonCurrency(params.line_items);
  const lineItems = params.line_items.map((item) => lineItemRecord(item, currency, now));
  const total = lineItems.reduce((sum, item) => sum + item.unitAmount * item.quantity, 0);
  checkAmount(total, currency, 'line_items');
  const known = customerEmail(sim, params);
  const terms = { total, currency, created: now, expiresAt };
  const session = buildSession(sim, params, terms, known);
  const rest = { intentData: intentData(params), notice: null, settleAt: null };
  sim.store.sessions.put({ id: session.id, session, lineItems, ...rest });
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
