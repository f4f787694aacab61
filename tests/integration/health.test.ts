import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stack } from '#dev/stack.ts';
import { waitFor } from '#dev/supervisor/wait.ts';
import { startTemporaryStack } from '#dev/temporary.ts';
import { useServerEnv } from '#tests/support/server-env.ts';

let stack: Stack;
let get: () => Promise<Response>;

/** The endpoint, in a copy of the product whose Stripe and mail do not answer. */
beforeAll(async () => {
  stack = await startTemporaryStack({ parts: ['postgres', 'api'] });
  useServerEnv(stack.env);
  const { GET } = await import('#routes/health/+server.ts');
  get = async () => GET({} as Parameters<typeof GET>[0]);
});
afterAll(() => stack.stop());

async function untilStatus(status: number): Promise<void> {
  await waitFor(`health to answer ${status}`, async () => (await get()).status === status, {
    timeoutMs: 20_000,
  });
}

test('without Stripe and mail the service is degraded, and pages are still served', async () => {
  const response = await get();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: 'degraded',
    checks: {
      database: { state: 'up' },
      api: { state: 'up' },
      stripe: { state: 'down' },
      mail: { state: 'down' },
    },
  });
});

test('while the database cannot be asked it answers 503, and 200 again afterwards', async () => {
  const api = stack.pid('api') ?? 0;
  process.kill(api, 'SIGSTOP');
  try {
    await untilStatus(503);
  } finally {
    process.kill(api, 'SIGCONT');
  }
  await untilStatus(200);
});
