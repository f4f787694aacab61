import { describe, expect, test } from 'vitest';
import { EnvError, parseEnv } from './env.ts';

const hosted = {
  NODE_ENV: 'production',
  ORIGIN: 'https://rollkoll.example/',
  SUPABASE_URL: 'https://abc.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
  SUPABASE_SECRET_KEY: 'sb_secret_x',
  STRIPE_SECRET_KEY: 'sk_live_x',
  STRIPE_WEBHOOK_SECRET: 'whsec_old, whsec_new',
  SMTP_URL: 'smtps://user:pass@mail.example:465',
  MAIL_FROM: 'Rollkoll <hej@rollkoll.example>',
};
const simulator = {
  STRIPE_API_BASE: 'http://127.0.0.1:4175',
  STRIPE_CHECKOUT_ORIGIN: 'http://127.0.0.1:4175',
};
const local = { ...hosted, ...simulator, STRIPE_SECRET_KEY: 'sk_test_x', ROLLKOLL_DEMO: '1' };

function faultsOf(source: Record<string, string | undefined>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.message;
  }
  throw new Error('the environment was accepted');
}

describe('parseEnv', () => {
  test('takes hosted services without naming Stripe', () => {
    const env = parseEnv(hosted);
    expect(env.ORIGIN).toBe('https://rollkoll.example');
    expect(env.STRIPE_API_BASE).toBe('https://api.stripe.com');
    expect(env.STRIPE_CHECKOUT_ORIGIN).toBe('https://checkout.stripe.com');
    expect(env.STRIPE_WEBHOOK_SECRET).toEqual(['whsec_old', 'whsec_new']);
    expect(env.DATABASE_URL).toBeUndefined();
    expect(env.ROLLKOLL_DEMO).toBe(false);
  });

  test('takes the local stack', () => {
    expect(parseEnv(local).ROLLKOLL_DEMO).toBe(true);
    expect(
      parseEnv({ ...local, NODE_ENV: undefined, ROLLKOLL_DEMO: undefined }).ROLLKOLL_DEMO,
    ).toBe(false);
  });

  test.each([
    [{ ACCESS_POINT_URL: 'https://ap.example/v1' }, 'ACCESS_POINT_KEY: is missing'],
    [{ ACCESS_POINT_KEY: 'hemlig-nyckel' }, 'ACCESS_POINT_URL: is missing'],
    [{ ACCESS_POINT_URL: 'http://ap.example', ACCESS_POINT_KEY: 'hemlig-nyckel' }, 'with https'],
    [{ ACCESS_POINT_URL: 'http://127.0.0.1:1', ACCESS_POINT_KEY: 'hemlig-nyckel' }, 'stand-in'],
  ])('refuses an access point of %j', (changes, fault) => {
    expect(faultsOf({ ...hosted, ...changes })).toContain(fault);
  });

  test('takes an access point with its key, and a stand-in in a demo', () => {
    const point = { ACCESS_POINT_URL: 'https://ap.example/v1', ACCESS_POINT_KEY: 'hemlig-nyckel' };
    expect(parseEnv({ ...hosted, ...point })).toMatchObject(point);
    expect(parseEnv(hosted).ACCESS_POINT_URL).toBeUndefined();
    const standIn = { ...point, ACCESS_POINT_URL: 'http://127.0.0.1:4179' };
    expect(parseEnv({ ...local, ...standIn })).toMatchObject(standIn);
  });

  test('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseEnv(hosted))).toBe(true);
  });

  test('lists every fault, and no secret', () => {
    const faults = faultsOf({
      ...hosted,
      ORIGIN: 'rollkoll',
      SUPABASE_URL: '',
      STRIPE_SECRET_KEY: 'hemlig',
    });
    expect(faults).toContain('- ORIGIN:');
    expect(faults).toContain('- SUPABASE_URL:');
    expect(faults).toContain('- STRIPE_SECRET_KEY:');
    expect(faults).not.toContain('hemlig');
  });

  test('refuses an empty list of webhook secrets', () => {
    expect(faultsOf({ ...hosted, STRIPE_WEBHOOK_SECRET: ' , ' })).toContain(
      'STRIPE_WEBHOOK_SECRET',
    );
  });

  test.each([
    ['a live key against the simulator', { ...hosted, ...simulator }],
    [
      'a live key with a simulated payment page',
      { ...hosted, STRIPE_CHECKOUT_ORIGIN: 'http://localhost:4175' },
    ],
    [
      'a live restricted key in a demo',
      { ...hosted, STRIPE_SECRET_KEY: 'rk_live_x', ROLLKOLL_DEMO: '1' },
    ],
  ])('refuses %s', (_, source) => {
    expect(faultsOf(source)).toContain('STRIPE_SECRET_KEY: is a live key');
  });

  test.each([
    ['the simulator', simulator],
    ['another server', { STRIPE_API_BASE: 'https://stripe.example' }],
  ])('refuses %s in production unless it is a demo', (_, stripe) => {
    const source = { ...hosted, STRIPE_SECRET_KEY: 'sk_test_x', ...stripe };
    expect(faultsOf(source)).toContain('STRIPE_API_BASE');
    expect(parseEnv({ ...source, ROLLKOLL_DEMO: '1' }).STRIPE_SECRET_KEY).toBe('sk_test_x');
  });
});
