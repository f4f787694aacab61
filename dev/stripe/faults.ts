import { z } from 'zod';

const count = z.int().min(0).max(1000);

/**
 * The fault switches. Counts mean "the next n"; `delayMs`, `apiDelayMs` and `cutStage` hold until
 * changed. `reorder: n` holds the next n events and releases them newest first.
 */
export const faultsSchema = z.strictObject({
  /** Events that are delivered twice. */
  duplicate: count,
  /** Events to hold and release in reverse order. */
  reorder: count,
  /** Pause before each delivery, ms. */
  delayMs: z.int().min(0).max(600_000),
  /** Events that are never sent, retries included. */
  drop: count,
  /** Delivery attempts signed with another secret. */
  wrongSecret: count,
  /** Delivery attempts signed as if ten minutes ago. */
  oldTimestamp: count,
  /** API calls answered with 500 before anything is done. */
  api500: count,
  /** Whether those 500s are kept for their idempotency key, as when the endpoint had begun. */
  api500Stored: z.boolean(),
  /** API calls whose connection is cut. */
  cut: count,
  /** `before`: nothing done. `after`: done, no answer. `mid-body`: done, half an answer. */
  cutStage: z.enum(['before', 'after', 'mid-body']),
  /** Pause before each API call is carried out, ms. */
  apiDelayMs: z.int().min(0).max(600_000),
});

export type FaultSettings = z.output<typeof faultsSchema>;

type Counter = 'duplicate' | 'drop' | 'wrongSecret' | 'oldTimestamp' | 'api500' | 'cut';

const NONE: FaultSettings = {
  duplicate: 0,
  reorder: 0,
  delayMs: 0,
  drop: 0,
  wrongSecret: 0,
  oldTimestamp: 0,
  api500: 0,
  api500Stored: false,
  cut: 0,
  cutStage: 'before',
  apiDelayMs: 0,
};

export class Faults {
  #settings: FaultSettings = { ...NONE };

  current(): FaultSettings {
    return { ...this.#settings };
  }

  set(patch: Partial<FaultSettings>): FaultSettings {
    this.#settings = { ...this.#settings, ...patch };
    return this.current();
  }

  reset(): void {
    this.#settings = { ...NONE };
  }

  /** Uses up one of the next n; false when none is left. */
  take(counter: Counter): boolean {
    if (this.#settings[counter] === 0) return false;
    this.#settings[counter] -= 1;
    return true;
  }
}
