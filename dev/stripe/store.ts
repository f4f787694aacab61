import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type Stripe from 'stripe';
import type {
  AccountLinkRecord,
  EventRecord,
  IdempotencyRecord,
  PaymentMethodRecord,
  PayoutRecord,
  PriceRecord,
  SessionRecord,
  SettlementRecord,
} from './records.ts';
import { Table } from './table.ts';

const VERSION = 1;
const LIMIT = 5000;

/** The kinds of rows that are remembered. */
interface Rows {
  customers: Stripe.Customer;
  products: Stripe.Product;
  prices: PriceRecord;
  paymentMethods: PaymentMethodRecord;
  sessions: SessionRecord;
  paymentIntents: Stripe.PaymentIntent;
  settlements: SettlementRecord;
  charges: Stripe.Charge;
  refunds: Stripe.Refund;
  disputes: Stripe.Dispute;
  accounts: Stripe.Account;
  accountLinks: AccountLinkRecord;
  transfers: Stripe.Transfer;
  transferReversals: Stripe.TransferReversal;
  payouts: PayoutRecord;
  balanceTransactions: Stripe.BalanceTransaction;
  events: EventRecord;
  idempotency: IdempotencyRecord;
}

/** A file may be older than a table: that one begins empty. */
type Snapshot = { version: number; clockOffsetMs: number } & {
  [Name in keyof Rows]?: Rows[Name][];
};

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
  readonly products: Table<Stripe.Product>;
  readonly prices: Table<PriceRecord>;
  readonly paymentMethods: Table<PaymentMethodRecord>;
  readonly sessions: Table<SessionRecord>;
  readonly paymentIntents: Table<Stripe.PaymentIntent>;
  readonly settlements: Table<SettlementRecord>;
  readonly charges: Table<Stripe.Charge>;
  readonly refunds: Table<Stripe.Refund>;
  readonly disputes: Table<Stripe.Dispute>;
  readonly accounts: Table<Stripe.Account>;
  readonly accountLinks: Table<AccountLinkRecord>;
  readonly transfers: Table<Stripe.Transfer>;
  readonly transferReversals: Table<Stripe.TransferReversal>;
  readonly payouts: Table<PayoutRecord>;
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
    this.customers = new Table(LIMIT, touch, old?.customers);
    this.products = new Table(LIMIT, touch, old?.products);
    this.prices = new Table(LIMIT, touch, old?.prices);
    this.paymentMethods = new Table(LIMIT, touch, old?.paymentMethods);
    this.sessions = new Table(LIMIT, touch, old?.sessions);
    this.paymentIntents = new Table(LIMIT, touch, old?.paymentIntents);
    this.settlements = new Table(LIMIT, touch, old?.settlements);
    this.charges = new Table(LIMIT, touch, old?.charges);
    this.refunds = new Table(LIMIT, touch, old?.refunds);
    this.disputes = new Table(LIMIT, touch, old?.disputes);
    this.accounts = new Table(LIMIT, touch, old?.accounts);
    this.accountLinks = new Table(LIMIT, touch, old?.accountLinks);
    this.transfers = new Table(LIMIT, touch, old?.transfers);
    this.transferReversals = new Table(LIMIT, touch, old?.transferReversals);
    this.payouts = new Table(LIMIT, touch, old?.payouts);
    this.balanceTransactions = new Table(LIMIT, touch, old?.balanceTransactions);
    this.events = new Table(LIMIT, touch, old?.events);
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
    for (const table of Object.values(this.#tables())) table.clear();
    this.clockOffsetMs = 0;
  }

  #tables(): Record<keyof Rows, { clear(): void }> {
    return {
      customers: this.customers,
      products: this.products,
      prices: this.prices,
      paymentMethods: this.paymentMethods,
      sessions: this.sessions,
      paymentIntents: this.paymentIntents,
      settlements: this.settlements,
      charges: this.charges,
      refunds: this.refunds,
      disputes: this.disputes,
      accounts: this.accounts,
      accountLinks: this.accountLinks,
      transfers: this.transfers,
      transferReversals: this.transferReversals,
      payouts: this.payouts,
      balanceTransactions: this.balanceTransactions,
      events: this.events,
      idempotency: this.idempotency,
    };
  }

  toJSON(): Record<keyof Snapshot, unknown> {
    return { version: VERSION, clockOffsetMs: this.#clockOffsetMs, ...this.#tables() };
  }
}
