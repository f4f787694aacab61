import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatorConfig } from './config.ts';
import type { Faults } from './faults.ts';
import type { DeliveryStatus, EventRecord } from './records.ts';
import { renderEvent } from './resources/event-view.ts';
import { signatureHeader } from './signature.ts';
import type { Store } from './store.ts';

const TIMEOUT_MS = 10_000;
const STALE_SECONDS = 600;

/** Sends events to the endpoint one after the other, apart from the API's answers. */
export class WebhookSender {
  readonly #config: SimulatorConfig;
  readonly #store: Store;
  readonly #faults: Faults;
  readonly #closing = new AbortController();
  readonly #retries = new Set<NodeJS.Timeout>();
  #held: string[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(config: SimulatorConfig, store: Store, faults: Faults) {
    this.#config = config;
    this.#store = store;
    this.#faults = faults;
  }

  /** Takes a new event; the first attempt starts after the current turn of the event loop. */
  enqueue(id: string): void {
    if (this.#config.webhookUrl === null) return;
    if (this.#faults.take('drop')) {
      this.#mark(id, 'dropped', 'dropped by a fault switch');
    } else if (this.#faults.current().reorder > 0) {
      this.#hold(id);
    } else {
      this.#schedule(id);
    }
  }

  /** Sends a chosen event again, whatever became of it before. */
  redeliver(id: string, times: number): void {
    for (let n = 0; n < times; n += 1) this.#append(id);
  }

  /** Sends what the reorder switch still holds. */
  release(): void {
    const held = this.#held.reverse();
    this.#held = [];
    for (const id of held) this.#schedule(id);
  }

  /** Takes up what was not delivered when the simulator last stopped. */
  resume(): void {
    if (this.#config.webhookUrl === null) return;
    for (const row of this.#store.events.oldestFirst()) {
      if (row.delivery.status === 'pending') this.#append(row.id);
    }
  }

  /** Resolves when nothing is queued. Retries that wait for their time do not count. */
  async idle(): Promise<void> {
    let seen: Promise<void> | undefined;
    while (seen !== this.#queue) {
      seen = this.#queue;
      await seen;
    }
  }

  async close(): Promise<void> {
    this.#closing.abort();
    for (const timer of this.#retries) clearTimeout(timer);
    await this.idle();
  }

  #hold(id: string): void {
    this.#held.push(id);
    const left = this.#faults.current().reorder - 1;
    this.#faults.set({ reorder: left });
    if (left === 0) this.release();
  }

  #schedule(id: string): void {
    this.#append(id);
    if (this.#faults.take('duplicate')) this.#append(id);
  }

  #append(id: string): void {
    this.#queue = this.#queue
      .then(() => this.#attempt(id))
      .catch((error: unknown) => this.#config.log(`webhook ${id}: ${String(error)}`));
  }

  async #attempt(id: string): Promise<void> {
    const row = this.#store.events.find(id);
    const { signal } = this.#closing;
    if (!row || signal.aborted) return;
    try {
      // Also lets the API answer go first when there is no delay.
      await sleep(this.#faults.current().delayMs, undefined, { signal });
      const result = await this.#post(row);
      this.#settle(id, result.ok, `HTTP ${result.status}`);
    } catch (error) {
      if (signal.aborted) return;
      this.#settle(id, false, error instanceof Error ? error.message : String(error));
    }
  }

  async #post(row: EventRecord): Promise<{ ok: boolean; status: number }> {
    const payload = JSON.stringify(
      renderEvent({ ...row, delivery: { status: 'pending' } }),
      null,
      2,
    );
    const age = this.#faults.take('oldTimestamp') ? STALE_SECONDS : 0;
    const wrong = this.#faults.take('wrongSecret') ? '_of_somebody_else' : '';
    const timestamp = Math.floor(this.#config.now() / 1000) - age;
    const response = await fetch(this.#config.webhookUrl ?? '', {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(payload, this.#config.webhookSecret + wrong, timestamp),
      },
    });
    await response.body?.cancel();
    return { ok: response.ok, status: response.status };
  }

  #settle(id: string, ok: boolean, result: string): void {
    const row = this.#store.events.find(id);
    if (!row) return;
    const attempts = row.delivery.attempts + 1;
    // One good delivery is enough: a later bad redelivery does not undo it.
    const delivered = ok || row.delivery.status === 'delivered';
    const delay = this.#config.retryDelaysMs[attempts - 1];
    const status = delivered ? 'delivered' : delay === undefined ? 'failed' : 'pending';
    this.#store.events.put({ ...row, delivery: { status, attempts, lastResult: result } });
    this.#store.save();
    if (!ok) this.#config.log(`webhook ${row.event.type} ${id}: ${result} (attempt ${attempts})`);
    if (status === 'pending' && delay !== undefined) this.#retry(id, delay);
  }

  #retry(id: string, delay: number): void {
    const timer = setTimeout(() => {
      this.#retries.delete(timer);
      this.#append(id);
    }, delay);
    this.#retries.add(timer.unref());
  }

  #mark(id: string, status: DeliveryStatus, lastResult: string): void {
    const row = this.#store.events.find(id);
    if (row) this.#store.events.put({ ...row, delivery: { ...row.delivery, status, lastResult } });
  }
}
