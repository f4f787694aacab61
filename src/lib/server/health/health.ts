import { check, type Check } from './check.ts';
import { apiAnswers, databaseAnswers, mailAnswers, stripeAnswers } from './parts.ts';

/** Without API and database nothing works; without Stripe and mail some things wait. */
export type Health = {
  status: 'ok' | 'degraded' | 'down';
  checks: { database: Check; api: Check; stripe: Check; mail: Check };
};

const FRESH_MS = 1000;

let last: { at: number; answer: Promise<Health> } | undefined;

/** How the service is, asked at most once a second however many want to know. */
export function health(now: number = Date.now()): Promise<Health> {
  if (!last || now - last.at >= FRESH_MS) last = { at: now, answer: askAll() };
  return last.answer;
}

async function askAll(): Promise<Health> {
  const [database, api, stripe, mail] = await Promise.all([
    check(databaseAnswers),
    check(apiAnswers),
    check(stripeAnswers),
    check(mailAnswers),
  ]);
  const checks = { database, api, stripe, mail };
  return { status: statusOf(checks), checks };
}

function statusOf({ database, api, stripe, mail }: Health['checks']): Health['status'] {
  if (database.state === 'down' || api.state === 'down') return 'down';
  return stripe.state === 'up' && mail.state === 'up' ? 'ok' : 'degraded';
}
