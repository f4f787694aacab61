import type Stripe from 'stripe';
import { z } from 'zod';
import { orNull } from '../address.ts';
import { mergeMetadata, valuesBefore } from '../changes.ts';
import { invalidRequest, resourceMissing } from '../errors.ts';
import { listPage } from '../list.ts';
import { knownCurrency } from '../money.ts';
import { boolean, created, integer, metadata, paging, text } from '../params.ts';
import type { PriceRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { recordEvent } from './event.ts';
import { buildPrice, renderPrice } from './price-view.ts';
import { buildProduct, getProduct } from './product.ts';

const createSchema = z.strictObject({
  active: boolean.optional(),
  currency: z.string(),
  metadata: metadata.optional(),
  nickname: text().optional(),
  product: z.string().optional(),
  product_data: z.strictObject({ name: text(), metadata: metadata.optional() }).optional(),
  unit_amount: integer(0),
});

type CreateParams = z.output<typeof createSchema>;

/** The product of a new price: one that exists, or one made for it. */
function productOf(sim: Simulator, origin: Origin, params: CreateParams): Stripe.Product {
  const { product: id, product_data: data } = params;
  if ((id === undefined) === (data === undefined)) {
    const message = 'You must specify either `product` or `product_data` when creating a price.';
    throw invalidRequest(message, 'parameter_missing', 'product');
  }
  if (!data) return getProduct(sim, id ?? '', 'product');
  const product = sim.store.products.put(buildProduct(sim, data));
  recordEvent(sim, origin, 'product.created', product);
  return product;
}

function createPrice(sim: Simulator, origin: Origin, params: CreateParams): Stripe.Price {
  const currency = knownCurrency(params.currency, 'currency');
  const record = buildPrice(sim, {
    product: productOf(sim, origin, params).id,
    unitAmount: params.unit_amount,
    currency,
    active: params.active ?? true,
    nickname: orNull(params.nickname),
    metadata: params.metadata ?? {},
  });
  const price = renderPrice(sim.store.prices.put(record));
  recordEvent(sim, origin, 'price.created', price);
  return price;
}

/** Throws `resource_missing`; 404 for `param` "price", which stands in the path, else 400. */
export function getPrice(sim: Simulator, id: string, param = 'price'): PriceRecord {
  const record = sim.store.prices.find(id);
  if (!record) throw resourceMissing('price', id, param, param === 'price' ? 404 : 400);
  return record;
}

const updateSchema = z.strictObject({
  active: boolean.optional(),
  metadata: metadata.optional(),
  nickname: text().optional(),
});

function updatePrice(
  sim: Simulator,
  origin: Origin,
  old: PriceRecord,
  { active, metadata: pairs, nickname }: z.output<typeof updateSchema>,
): Stripe.Price {
  const change: Partial<PriceRecord> = {
    ...(active === undefined ? {} : { active }),
    ...(nickname === undefined ? {} : { nickname: orNull(nickname) }),
    ...(pairs ? { metadata: mergeMetadata(old.metadata, pairs) } : {}),
  };
  const price = renderPrice(sim.store.prices.put({ ...old, ...change }));
  recordEvent(sim, origin, 'price.updated', price, valuesBefore(old, change));
  return price;
}

const listSchema = z.strictObject({
  ...paging,
  active: boolean.optional(),
  created: created.optional(),
  currency: z.string().optional(),
  product: z.string().optional(),
});

export const priceRoutes = [
  route('POST', '/v1/prices', createSchema, ({ sim, origin, params }) =>
    createPrice(sim, origin, params),
  ),
  route('GET', '/v1/prices/:id', z.strictObject({}), ({ sim, id }) =>
    renderPrice(getPrice(sim, id)),
  ),
  route('POST', '/v1/prices/:id', updateSchema, ({ sim, origin, id, params }) =>
    updatePrice(sim, origin, getPrice(sim, id), params),
  ),
  route('GET', '/v1/prices', listSchema, ({ sim, params }) => {
    const { active, created: inRange, currency, product } = params;
    const rows = sim.store.prices
      .newestFirst()
      .filter((price) => active === undefined || price.active === active)
      .filter((price) => !inRange || inRange(price.created))
      .filter((price) => currency === undefined || price.currency === currency)
      .filter((price) => product === undefined || price.product === product);
    return listPage(rows.map(renderPrice), '/v1/prices', params);
  }),
];
