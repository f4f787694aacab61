import type { Clock } from './clock.ts';
import type { SimulatorConfig } from './config.ts';
import type { Faults } from './faults.ts';
import type { Store } from './store.ts';
import type { WebhookSender } from './webhooks.ts';

/** The parts that every piece of the simulator works with. */
export interface Simulator {
  readonly config: SimulatorConfig;
  readonly store: Store;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly webhooks: WebhookSender;
  /** Set once the server listens; pay-page addresses begin with it. */
  baseUrl: string;
}

/** Who caused a change; becomes `event.request`. */
export interface Origin {
  requestId: string | null;
  idempotencyKey: string | null;
}

/** Changes that nobody asked for: expiry, a bank's late answer. */
export const AUTOMATIC: Origin = { requestId: null, idempotencyKey: null };
