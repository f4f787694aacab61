import type Stripe from 'stripe';
import { z } from 'zod';
import { resourceMissing } from '../errors.ts';
import { newId } from '../ids.ts';
import { listPage } from '../list.ts';
import { boolean, created, list, paging } from '../params.ts';
import type { EventRecord } from '../records.ts';
import { route } from '../routing.ts';
import type { Origin, Simulator } from '../simulator.ts';
import { renderEvent } from './event-view.ts';

/** The API version that every object is rendered in. */
export const API_VERSION = '2026-10-28.endive' satisfies Stripe.LatestApiVersion;

const RETENTION_SECONDS = 30 * 24 * 60 * 60;

type EventOf<Type extends Stripe.Event['type']> = Extract<Stripe.Event, { type: Type }>;

/**
 * Records that something happened, with the object as it is now, and hands the event to the
 * webhook sender. `previous` holds the earlier values of changed fields (`*.updated` only).
 */
export function recordEvent<Type extends Stripe.Event['type']>(
  sim: Simulator,
  origin: Origin,
  type: Type,
  object: EventOf<Type>['data']['object'],
  previous?: object,
): void {
  const hasEndpoint = sim.config.webhookUrl !== null;
  const event = {
    id: newId('evt_'),
    object: 'event',
    api_version: API_VERSION,
    created: sim.clock.seconds(),
    ...(type === 'account.updated' && 'id' in object ? { account: object.id } : {}),
    data: snapshotOf(previous ? { object, previous_attributes: previous } : { object }),
    livemode: false,
    pending_webhooks: hasEndpoint ? 1 : 0,
    request: { id: origin.requestId, idempotency_key: origin.idempotencyKey },
    type,
  } satisfies Stripe.EventBase;
  const status = hasEndpoint ? 'pending' : 'none';
  const delivery = { status, attempts: 0, lastResult: null } as const;
  sim.store.events.put({ id: event.id, event, delivery });
  sim.webhooks.enqueue(event.id);
}

/** As it will be sent: nothing that changes afterwards shows in it. */
function snapshotOf(data: object): Stripe.EventBase['data'] {
  return JSON.parse(JSON.stringify(data));
}

function remembered(sim: Simulator): EventRecord[] {
  const since = sim.clock.seconds() - RETENTION_SECONDS;
  return sim.store.events.newestFirst().filter((row) => row.event.created >= since);
}

/** Without an endpoint there is nothing undelivered. */
function isDelivered(row: EventRecord): boolean {
  return row.delivery.status === 'delivered' || row.delivery.status === 'none';
}

const listSchema = z.strictObject({
  ...paging,
  created: created.optional(),
  delivery_success: boolean.optional(),
  type: z.string().optional(),
  types: list(z.string()).optional(),
});

/** `a.b` or with a star at the end: `charge.*`. */
function isOfType(type: string, wanted: string): boolean {
  return wanted.endsWith('.*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

export const eventRoutes = [
  route('GET', '/v1/events', listSchema, ({ sim, params }) => {
    const { created: inRange, delivery_success: success, type, types } = params;
    const wanted = type === undefined ? types : [type];
    const isWanted = (row: EventRecord) =>
      (!inRange || inRange(row.event.created)) &&
      (success === undefined || isDelivered(row) === success) &&
      (!wanted || wanted.some((one) => isOfType(row.event.type, one)));
    const page = listPage(remembered(sim), '/v1/events', params, isWanted);
    return { ...page, data: page.data.map(renderEvent) };
  }),
  route('GET', '/v1/events/:id', z.strictObject({}), ({ sim, id }) => {
    const row = remembered(sim).find((one) => one.id === id);
    if (!row) throw resourceMissing('event', id, 'id');
    return renderEvent(row);
  }),
];
