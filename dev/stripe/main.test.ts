import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'starts from the environment, ends on %s',
  async (name) => {
    const port = await freePort();
    const child = run({
      STRIPE_SIM_PORT: String(port),
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_WEBHOOK_SECRET: 'whsec_x',
    });
    const [line] = await once(child.stdout, 'data');
    expect(String(line)).toContain(`http://127.0.0.1:${port}`);
    const health = await fetch(`http://127.0.0.1:${port}/_control/health`);
    expect(health.status).toBe(200);
    child.kill(name);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

test('names what is wrong in the environment and does not start', async () => {
  const child = run({ STRIPE_SIM_PORT: '42999', STRIPE_SECRET_KEY: 'sk_live_x' });
  const output = once(child.stdout, 'data');
  expect(await once(child, 'exit')).toEqual([1, null]);
  const text = String((await output)[0]);
  expect(text).toContain('STRIPE_SECRET_KEY');
  expect(text).toContain('STRIPE_WEBHOOK_SECRET');
});
