import { z } from 'zod';

const stripeApi = 'https://api.stripe.com';
const origin = z.url().transform((url) => new URL(url).origin);
const flag = z
  .enum(['', '0', '1'])
  .default('')
  .transform((value) => value === '1');

const schema = z
  .object({
    NODE_ENV: z.string().default('development'),
    ORIGIN: origin,
    SUPABASE_URL: origin,
    SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
    SUPABASE_SECRET_KEY: z.string().min(1),
    STRIPE_API_BASE: origin.default(stripeApi),
    STRIPE_CHECKOUT_ORIGIN: origin.default('https://checkout.stripe.com'),
    STRIPE_CONNECT_ORIGIN: origin.default('https://connect.stripe.com'),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_/, 'must begin with sk_test_ or sk_live_'),
    STRIPE_WEBHOOK_SECRET: z
      .string()
      .transform(listOf)
      .pipe(z.array(z.string().startsWith('whsec_')).min(1)),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }),
    MAIL_FROM: z.string().includes('@'),
    MAIL_WEB_URL: z.url().optional(),
    ACCESS_POINT_URL: z.url({ protocol: /^https?$/ }).optional(),
    ACCESS_POINT_KEY: z.string().min(8).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    ROLLKOLL_DEMO: flag,
    ROLLKOLL_DEMO_SIGN_INS: z.string().optional(),
  })
  .superRefine((env, context) => {
    refuseMixedStripe(env, context);
    checkAccessPoint(env, context);
  });

type Parsed = z.output<typeof schema>;

/** The settings of the app and the worker; `.env.example` explains each. */
export type Env = Readonly<Parsed>;

/** The environment does not fit. The message lists every fault, without any value. */
export class EnvError extends Error {
  constructor(faults: readonly string[]) {
    super(
      `The environment is not complete (see .env.example):\n${faults.map((f) => `- ${f}`).join('\n')}`,
    );
    this.name = 'EnvError';
  }
}

/**
 * Checks settings given as text. Empty values count as missing, as in a copied `.env.example`.
 * @throws {EnvError} listing all faults at once.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return Object.freeze(result.data);
  throw new EnvError(
    result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  );
}

let cached: Env | undefined;

/** The settings of this process, checked at the first call. @throws {EnvError} */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Address of the database, which only the worker and scripts have. @throws {EnvError} */
export function databaseUrl(): string {
  const { DATABASE_URL } = env();
  if (DATABASE_URL === undefined) throw new EnvError(['DATABASE_URL: is needed by the worker']);
  return DATABASE_URL;
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Real money and pretended money never meet: both ways round the process refuses to start. */
function refuseMixedStripe(env: Parsed, context: z.RefinementCtx): void {
  const fault = (name: keyof Parsed, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  const isSimulated = env.STRIPE_API_BASE !== stripeApi || isLoopback(env.STRIPE_CHECKOUT_ORIGIN);
  const isLive = env.STRIPE_SECRET_KEY.includes('_live_');
  if (isLive && isSimulated) fault('STRIPE_SECRET_KEY', 'is a live key, but Stripe is simulated');
  if (isLive && env.ROLLKOLL_DEMO) fault('STRIPE_SECRET_KEY', 'is a live key, but this is a demo');
  if (isSimulated && env.NODE_ENV === 'production' && !env.ROLLKOLL_DEMO) {
    fault(
      'STRIPE_API_BASE',
      'is not Stripe; in production only a demo (ROLLKOLL_DEMO=1) may simulate payments',
    );
  }
}

/** Both or neither, over TLS; a pretended one, which sends nothing, only in a demo. */
function checkAccessPoint(env: Parsed, context: z.RefinementCtx): void {
  const { ACCESS_POINT_URL: url, ACCESS_POINT_KEY: key } = env;
  const fault = (name: keyof Parsed, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (url === undefined && key !== undefined)
    fault('ACCESS_POINT_URL', 'is missing beside its key');
  if (url === undefined) return;
  if (key === undefined) fault('ACCESS_POINT_KEY', 'is missing beside its address');
  const isLocal = isLoopback(new URL(url).origin);
  if (!isLocal && !url.startsWith('https:')) fault('ACCESS_POINT_URL', 'must begin with https');
  if (isLocal && env.NODE_ENV === 'production' && !env.ROLLKOLL_DEMO) {
    fault('ACCESS_POINT_URL', 'is a stand-in; in production only a demo may have one');
  }
}

function isLoopback(address: string): boolean {
  return /^(localhost|127\..*|\[::1\])$/.test(new URL(address).hostname);
}
