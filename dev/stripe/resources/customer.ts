import type Stripe from 'stripe';
import { z } from 'zod';
import { address, fullAddress, orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { created, email, list, metadata, paging, text } from '../params.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { recordEvent } from './event.ts';

const customerSchema = z.strictObject({
  address: address.optional(),
  description: text().optional(),
  email: email.optional(),
  metadata: metadata.optional(),
  name: text(256).optional(),
  phone: text(20).optional(),
  preferred_locales: list(z.string()).optional(),
});

type CustomerParams = z.output<typeof customerSchema>;

const UNUSED = {
  balance: 0,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  discount: null,
  livemode: false,
  next_invoice_sequence: 1,
  shipping: null,
  tax_exempt: 'none',
  test_clock: null,
} satisfies Partial<Stripe.Customer>;

/** Makes a customer and tells of it (`customer.created`). */
export function createCustomer(
  sim: Simulator,
  origin: Origin,
  params: CustomerParams,
): Stripe.Customer {
  const customer = {
    ...UNUSED,
    id: newId('cus_', 14),
    object: 'customer',
    address: params.address ? fullAddress(params.address) : null,
    created: sim.clock.seconds(),
    description: orNull(params.description),
    email: orNull(params.email),
    invoice_prefix: newId('', 8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    metadata: params.metadata ?? {},
    name: orNull(params.name),
    phone: orNull(params.phone),
    preferred_locales: params.preferred_locales ?? [],
  } satisfies Stripe.Customer;
  sim.store.customers.put(customer);
  recordEvent(sim, origin, 'customer.created', customer);
  return customer;
}

/** Throws `resource_missing`; 404 for `param` "id", which stands in the path, else 400. */
export function getCustomer(sim: Simulator, id: string, param = 'id'): Stripe.Customer {
  const customer = sim.store.customers.find(id);
  if (!customer) throw resourceMissing('customer', id, param, param === 'id' ? 404 : 400);
  return customer;
}

function updateCustomer(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Customer,
  params: CustomerParams,
): Stripe.Customer {
  const { address: place, metadata: pairs, preferred_locales: locales, ...texts } = params;
  const change: Partial<Stripe.Customer> = {
    ...Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, orNull(value)])),
    ...(place ? { address: fullAddress(place) } : {}),
    ...(pairs ? { metadata: mergeMetadata(old.metadata, pairs) } : {}),
    ...(locales ? { preferred_locales: locales } : {}),
  };
  const customer = sim.store.customers.put({ ...old, ...change });
  recordEvent(sim, origin, 'customer.updated', customer, valuesBefore(old, change));
  return customer;
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  email: z.string().optional(),
});

export const customerRoutes = [
  route('POST', '/v1/customers', customerSchema, ({ sim, origin, params }) =>
    createCustomer(sim, origin, params),
  ),
  route('POST', '/v1/customers/:id', customerSchema, ({ sim, origin, params, id }) =>
    updateCustomer(sim, origin, getCustomer(sim, id), params),
  ),
  route('GET', '/v1/customers/:id', z.strictObject({}), ({ sim, id }) => getCustomer(sim, id)),
  route('GET', '/v1/customers', listSchema, ({ sim, params }) => {
    const rows = sim.store.customers
      .newestFirst()
      .filter((customer) => !params.created || params.created(customer.created))
      .filter((customer) => params.email === undefined || customer.email === params.email);
    return listPage(rows, '/v1/customers', params);
  }),
];
