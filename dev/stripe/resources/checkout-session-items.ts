import type Stripe from 'stripe';
import { invalidRequest } from '../errors.ts';
import { newId } from '../ids.ts';
import { checkAmount, knownCurrency } from '../money.ts';
import type { LineItemRecord, PriceRecord } from '../records.ts';
import type { Simulator } from '../simulator.ts';
import type { LineItemParams } from './checkout-session-params.ts';
import { buildPrice } from './price-view.ts';
import { getPrice } from './price.ts';
import { buildProduct, getProduct } from './product.ts';

const MOST_ITEMS = 100;

/** A price with its product; neither is kept yet when they were made for the session. */
interface Priced {
  price: PriceRecord;
  product: Stripe.Product;
}

/** The rows of a session, and what has to be kept for them once the session is accepted. */
export interface SessionItems {
  rows: LineItemRecord[];
  priced: Priced[];
  currency: string;
  /** Minor units. */
  total: number;
}

function existing(sim: Simulator, id: string, param: string): Priced {
  const price = getPrice(sim, id, param);
  const product = getProduct(sim, String(price.product), param);
  if (price.active && product.active) return { price, product };
  const message = 'The price specified is inactive. This field only accepts active prices.';
  throw invalidRequest(message, undefined, param);
}

/** Made from `price_data`: good for this session alone, which is why it is not active. */
function madeFor(
  sim: Simulator,
  data: NonNullable<LineItemParams['price_data']>,
  param: string,
): Priced {
  const { product: id, product_data: given } = data;
  if ((id === undefined) === (given === undefined)) {
    const message = 'You must specify either `product` or `product_data` with `price_data`.';
    throw invalidRequest(message, 'parameter_missing', `${param}[product_data]`);
  }
  const currency = knownCurrency(data.currency, `${param}[currency]`);
  const product = given
    ? buildProduct(sim, { ...given, active: false })
    : getProduct(sim, id ?? '', `${param}[product]`);
  const terms = { product: product.id, unitAmount: data.unit_amount, currency, active: false };
  return { price: buildPrice(sim, terms), product };
}

function pricedItem(sim: Simulator, item: LineItemParams, index: number): Priced {
  const { price, price_data: data } = item;
  const param = `line_items[${index}]`;
  if (price !== undefined && data === undefined) return existing(sim, price, `${param}[price]`);
  if (data && price === undefined) return madeFor(sim, data, `${param}[price_data]`);
  const message = 'Each line item needs either `price` or `price_data`.';
  throw invalidRequest(message, 'parameter_missing', `${param}[price]`);
}

function commonCurrency(priced: readonly Priced[]): string {
  const [first] = priced;
  if (!first || priced.length > MOST_ITEMS) {
    throw invalidRequest(`Give 1 to ${MOST_ITEMS} line items.`, 'parameter_missing', 'line_items');
  }
  const { currency } = first.price;
  if (priced.every(({ price }) => price.currency === currency)) return currency;
  throw invalidRequest('All line items must have the same currency.', undefined, 'line_items');
}

function rowOf({ price, product }: Priced, item: LineItemParams | undefined): LineItemRecord {
  return {
    id: newId('li_'),
    priceId: price.id,
    name: product.name,
    unitAmount: price.unit_amount,
    quantity: item?.quantity ?? 1,
    currency: price.currency,
    metadata: item?.metadata ?? {},
  };
}

/** Prices the rows that were asked for. Throws Stripe's 400; keeps nothing. */
export function priceItems(sim: Simulator, items: readonly LineItemParams[]): SessionItems {
  const priced = items.map((item, index) => pricedItem(sim, item, index));
  const currency = commonCurrency(priced);
  const rows = priced.map((one, index) => rowOf(one, items[index]));
  const total = rows.reduce((sum, row) => sum + row.unitAmount * row.quantity, 0);
  checkAmount(total, currency, 'line_items');
  return { rows, priced, currency, total };
}

/** Keeps what was made from `price_data`. */
export function keepPrices(sim: Simulator, { priced }: SessionItems): void {
  for (const { price, product } of priced) {
    sim.store.products.put(product);
    sim.store.prices.put(price);
  }
}
