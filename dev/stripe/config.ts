import { z } from 'zod';

/** How a simulator is set up. Everything has a default fit for tests. */
export interface SimulatorOptions {
  /** 0 takes a free port. */
  port?: number;
  /** The only API key that is accepted: `sk_test_…`. */
  secretKey?: string;
  /** Where events are sent; null for nowhere. */
  webhookUrl?: string | null;
  /** Signs the deliveries. */
  webhookSecret?: string;
  /** JSON file for the state; null keeps it in memory. */
  statePath?: string | null;
  /** Waits between the attempts of one delivery, ms. Its length is the number of retries. */
  retryDelaysMs?: readonly number[];
  /** A pay-later payment settles after this long; null waits for the control API. */
  asyncDelayMs?: number | null;
  /** Stripe pays out by itself each day, or only when asked. */
  payouts?: 'daily' | 'manual';
  /** Real time in ms; tests may set it. */
  now?: () => number;
  log?: (line: string) => void;
}

export type SimulatorConfig = Required<SimulatorOptions>;

const PRACTICE_KEY = 'sk_test_simulated';
const PRACTICE_SECRET = 'whsec_simulated';

/** Fills in the defaults. Throws when the key is not a test key, so that none else ends up here. */
export function completeOptions(options: SimulatorOptions): SimulatorConfig {
  const secretKey = options.secretKey ?? PRACTICE_KEY;
  if (!secretKey.startsWith('sk_test_')) {
    throw new Error('The Stripe simulator takes only a test key: it must begin with sk_test_');
  }
  return {
    port: options.port ?? 0,
    secretKey,
    webhookUrl: options.webhookUrl ?? null,
    webhookSecret: options.webhookSecret ?? PRACTICE_SECRET,
    statePath: options.statePath ?? null,
    retryDelaysMs: options.retryDelaysMs ?? [1000, 5000, 15_000, 60_000, 300_000],
    asyncDelayMs: options.asyncDelayMs ?? null,
    payouts: options.payouts ?? 'manual',
    now: options.now ?? Date.now,
    log: options.log ?? (() => undefined),
  };
}

const environment = z.object({
  STRIPE_SIM_PORT: z.coerce.number().int().min(1).max(65_535),
  STRIPE_SECRET_KEY: z.string().startsWith('sk_test_'),
  STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_'),
  STRIPE_SIM_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  STRIPE_SIM_STATE: z.string().min(1).optional(),
  STRIPE_SIM_PAYOUTS: z.enum(['daily', 'manual']).default('manual'),
  STRIPE_SIM_ASYNC_DELAY_MS: z.coerce.number().int().min(0).default(20_000),
});

/** Options from the environment. Throws an Error that names each variable that is wrong. */
export function optionsFromEnvironment(env: Record<string, string | undefined>): SimulatorOptions {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  return {
    port: parsed.data.STRIPE_SIM_PORT,
    secretKey: parsed.data.STRIPE_SECRET_KEY,
    webhookSecret: parsed.data.STRIPE_WEBHOOK_SECRET,
    webhookUrl: parsed.data.STRIPE_SIM_WEBHOOK_URL ?? null,
    statePath: parsed.data.STRIPE_SIM_STATE ?? null,
    payouts: parsed.data.STRIPE_SIM_PAYOUTS,
    asyncDelayMs: parsed.data.STRIPE_SIM_ASYNC_DELAY_MS,
  };
}
