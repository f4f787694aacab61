import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Stripe from 'stripe';
import type { EventRecord, IdempotencyRecord, SessionRecord } from './records.ts';
import { Table } from './table.ts';

const VERSION = 1;

interface Snapshot {
  version: number;
  clockOffsetMs: number;
  customers: Stripe.Customer[];
  sessions: SessionRecord[];
  paymentIntents: Stripe.PaymentIntent[];
  charges: Stripe.Charge[];
  refunds: Stripe.Refund[];
  balanceTransactions: Stripe.BalanceTransaction[];
  events: EventRecord[];
  idempotency: IdempotencyRecord[];
}

function readSnapshot(path: string): Snapshot | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  // A damaged file stops the start: silently beginning again would lose payments.
  const snapshot: Snapshot = JSON.parse(text);
  if (snapshot.version !== VERSION) {
    throw new Error(`${path}: state version ${snapshot.version}, expected ${VERSION}`);
  }
  return snapshot;
}

/** Everything the simulator remembers; kept in the JSON file `path`, or in memory when null. */
export class Store {
  readonly customers: Table<Stripe.Customer>;
  readonly sessions: Table<SessionRecord>;
  readonly paymentIntents: Table<Stripe.PaymentIntent>;
  readonly charges: Table<Stripe.Charge>;
  readonly refunds: Table<Stripe.Refund>;
  readonly balanceTransactions: Table<Stripe.BalanceTransaction>;
  readonly events: Table<EventRecord>;
  readonly idempotency: Table<IdempotencyRecord>;
  readonly #path: string | null;
  #clockOffsetMs: number;
  #dirty = false;

  constructor(path: string | null) {
    this.#path = path;
    const old = path === null ? undefined : readSnapshot(path);
    const touch = () => (this.#dirty = true);
    this.#clockOffsetMs = old?.clockOffsetMs ?? 0;
    this.customers = new Table(5000, touch, old?.customers);
    this.sessions = new Table(5000, touch, old?.sessions);
    this.paymentIntents = new Table(5000, touch, old?.paymentIntents);
    this.charges = new Table(5000, touch, old?.charges);
    this.refunds = new Table(5000, touch, old?.refunds);
    this.balanceTransactions = new Table(5000, touch, old?.balanceTransactions);
    this.events = new Table(5000, touch, old?.events);
    this.idempotency = new Table(2000, touch, old?.idempotency);
  }

  get clockOffsetMs(): number {
    return this.#clockOffsetMs;
  }

  set clockOffsetMs(value: number) {
    this.#clockOffsetMs = value;
    this.#dirty = true;
  }

  /** Writes what changed since last time; a new file takes the old one's place in one step. */
  save(): void {
    if (!this.#dirty || this.#path === null) return;
    mkdirSync(dirname(this.#path), { recursive: true });
    const draft = `${this.#path}.new`;
    writeFileSync(draft, JSON.stringify(this), { mode: 0o600 });
    renameSync(draft, this.#path);
    this.#dirty = false;
  }

  /** Forgets everything. */
  reset(): void {
    for (const table of this.#tables()) table.clear();
    this.clockOffsetMs = 0;
  }

  #tables(): { clear(): void }[] {
    return [
      this.customers,
      this.sessions,
      this.paymentIntents,
      this.charges,
      this.refunds,
      this.balanceTransactions,
      this.events,
      this.idempotency,
    ];
  }

  toJSON(): Record<keyof Snapshot, unknown> {
    return {
      version: VERSION,
      clockOffsetMs: this.#clockOffsetMs,
      customers: this.customers,
      sessions: this.sessions,
      paymentIntents: this.paymentIntents,
      charges: this.charges,
      refunds: this.refunds,
      balanceTransactions: this.balanceTransactions,
      events: this.events,
      idempotency: this.idempotency,
    };
  }
}
