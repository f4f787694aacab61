import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { boolean, created, metadata, paging, text } from '../params.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { recordEvent } from './event.ts';

const UNUSED = {
  default_price: null,
  images: [],
  livemode: false,
  marketing_features: [],
  package_dimensions: null,
  shippable: null,
  statement_descriptor: null,
  tax_code: null,
  tax_details: null,
  type: 'service',
  url: null,
} satisfies Partial<Stripe.Product>;

const fields = {
  active: boolean.optional(),
  description: text().optional(),
  metadata: metadata.optional(),
  unit_label: text(12).optional(),
};

const createSchema = z.strictObject({ ...fields, name: text() });
const updateSchema = z.strictObject({ ...fields, name: text().optional() });

/** A product that is not kept yet. */
export function buildProduct(
  sim: Simulator,
  params: z.output<typeof createSchema>,
): Stripe.Product {
  const now = sim.clock.seconds();
  return {
    ...UNUSED,
    id: newId('prod_', 14),
    object: 'product',
    active: params.active ?? true,
    created: now,
    description: orNull(params.description),
    metadata: params.metadata ?? {},
    name: params.name,
    unit_label: orNull(params.unit_label),
    updated: now,
  } satisfies Stripe.Product;
}

/** Throws `resource_missing`; 404 for `param` "id", which stands in the path, else 400. */
export function getProduct(sim: Simulator, id: string, param = 'id'): Stripe.Product {
  const product = sim.store.products.find(id);
  if (!product) throw resourceMissing('product', id, param, param === 'id' ? 404 : 400);
  return product;
}

function updateProduct(
  sim: Simulator,
  origin: Origin,
  old: Stripe.Product,
  params: z.output<typeof updateSchema>,
): Stripe.Product {
  const { active, description, metadata: pairs, name, unit_label: label } = params;
  const change: Partial<Stripe.Product> = {
    ...(active === undefined ? {} : { active }),
    ...(description === undefined ? {} : { description: orNull(description) }),
    ...(name === undefined ? {} : { name }),
    ...(label === undefined ? {} : { unit_label: orNull(label) }),
    ...(pairs ? { metadata: mergeMetadata(old.metadata, pairs) } : {}),
    updated: sim.clock.seconds(),
  };
  const product = sim.store.products.put({ ...old, ...change });
  recordEvent(sim, origin, 'product.updated', product, valuesBefore(old, change));
  return product;
}

const listSchema = z.strictObject({
  ...paging,
  active: boolean.optional(),
  created: created.optional(),
});

export const productRoutes = [
  route('POST', '/v1/products', createSchema, ({ sim, origin, params }) => {
    const product = sim.store.products.put(buildProduct(sim, params));
    recordEvent(sim, origin, 'product.created', product);
    return product;
  }),
  route('GET', '/v1/products/:id', z.strictObject({}), ({ sim, id }) => getProduct(sim, id)),
  route('POST', '/v1/products/:id', updateSchema, ({ sim, origin, id, params }) =>
    updateProduct(sim, origin, getProduct(sim, id), params),
  ),
  route('GET', '/v1/products', listSchema, ({ sim, params }) => {
    const rows = sim.store.products
      .newestFirst()
      .filter((product) => !params.created || params.created(product.created))
      .filter((product) => params.active === undefined || product.active === params.active);
    return listPage(rows, '/v1/products', params);
  }),
];
