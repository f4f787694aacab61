import Stripe from 'stripe';
import { newId } from '../ids.ts';
import type { PriceRecord } from '../records.ts';
import type { Simulator } from '../simulator.ts';

/** What a new price is made of; the amount in minor units. */
interface PriceInput {
  product: string;
  unitAmount: number;
  currency: string;
  active: boolean;
  nickname?: string | null;
  metadata?: Stripe.Metadata;
}

/** A one-time price that is not kept yet. */
export function buildPrice(sim: Simulator, input: PriceInput): PriceRecord {
  return {
    id: newId('price_'),
    object: 'price',
    active: input.active,
    billing_scheme: 'per_unit',
    created: sim.clock.seconds(),
    currency: input.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: input.metadata ?? {},
    nickname: input.nickname ?? null,
    product: input.product,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: input.unitAmount,
  } satisfies PriceRecord;
}

export function renderPrice(record: PriceRecord): Stripe.Price {
  return {
    ...record,
    unit_amount_decimal: Stripe.Decimal.from(record.unit_amount),
  } satisfies Stripe.Price;
}
