import type { Keys } from './keys.ts';
import { databaseUrl } from './postgres/bootstrap.ts';
import type { Ports } from './ports.ts';

/** The environment of the app, the worker and the seed; `.env.example` explains each variable. */
export type StackEnv = {
  ORIGIN: string;
  DATABASE_URL: string;
  SUPABASE_URL: string;
  SUPABASE_PUBLISHABLE_KEY: string;
  SUPABASE_SECRET_KEY: string;
  STRIPE_API_BASE: string;
  STRIPE_CHECKOUT_ORIGIN: string;
  STRIPE_CONNECT_ORIGIN: string;
  STRIPE_SECRET_KEY: string;
  STRIPE_WEBHOOK_SECRET: string;
  SMTP_URL: string;
  MAIL_FROM: string;
  MAIL_WEB_URL: string;
  ACCESS_POINT_URL: string;
  ACCESS_POINT_KEY: string;
  ROLLKOLL_DEMO: string;
};

/** What hosted services would give, here pointing at the parts of one local stack. */
export function stackEnv(ports: Ports, keys: Keys): StackEnv {
  const local = (port: number) => `http://127.0.0.1:${port}`;
  return {
    ORIGIN: `http://localhost:${ports.app}`,
    DATABASE_URL: databaseUrl(ports.postgres, keys.postgresPassword),
    SUPABASE_URL: local(ports.api),
    SUPABASE_PUBLISHABLE_KEY: keys.publishableKey,
    SUPABASE_SECRET_KEY: keys.secretKey,
    STRIPE_API_BASE: local(ports.stripe),
    STRIPE_CHECKOUT_ORIGIN: local(ports.stripe),
    STRIPE_CONNECT_ORIGIN: local(ports.stripe),
    STRIPE_SECRET_KEY: keys.stripeSecretKey,
    STRIPE_WEBHOOK_SECRET: keys.stripeWebhookSecret,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: 'Rollkoll <hej@rollkoll.example>',
    MAIL_WEB_URL: local(ports.mail),
    ACCESS_POINT_URL: local(ports.accessPoint),
    ACCESS_POINT_KEY: keys.secretKey,
    ROLLKOLL_DEMO: '1',
  };
}
