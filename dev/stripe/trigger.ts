import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { rootDir } from '../paths.ts';
import { startStripeSimulator, type RunningSimulator } from './server.ts';

// The practice key of the command line tool's own documentation; it takes only keys of this length.
const KEY = 'sk_test_123456789012';

/** What `stripe trigger` is asked for; each must leave an event of that name. */
const TRIGGERS = [
  'account.updated',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.created',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.succeeded',
  'payout.created',
  'payout.updated',
  'product.created',
  'transfer.created',
  'transfer.reversed',
  'transfer.updated',
];

interface Outcome {
  code: number | null;
  output: string;
}

/** Runs Stripe's tool: of node_modules when it is there, else of the PATH. Throws when it is not. */
function runTool(args: readonly string[], configDir: string): Promise<Outcome> {
  const path = [join(rootDir, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  // A folder of its own: neither the developer's sign-in nor their settings are read.
  const env = { ...process.env, PATH: path, HOME: configDir, XDG_CONFIG_HOME: configDir };
  return new Promise((resolve, reject) => {
    const child = spawn('stripe', [...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (chunk: Buffer) => (output += chunk.toString('utf8'));
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

function countOf(simulator: RunningSimulator, type: string): number {
  return simulator.control.deliveries().filter((event) => event.type === type).length;
}

/** One trigger; undefined when it passed, otherwise what went wrong. */
async function trigger(
  simulator: RunningSimulator,
  type: string,
  configDir: string,
): Promise<string | undefined> {
  const before = countOf(simulator, type);
  const target = ['--api-key', KEY, '--api-base', simulator.url];
  const { code, output } = await runTool(['trigger', type, ...target], configDir);
  if (code !== 0) return output.trim();
  // Late answers of the bank come when time passes.
  simulator.control.advanceClock(1);
  return countOf(simulator, type) > before ? undefined : 'The calls went through without the event';
}

/** `npm run stripe:trigger`: Stripe's own call sequences against the simulator; 1 when one fails. */
async function main(): Promise<number> {
  const configDir = mkdtempSync(join(tmpdir(), 'stripe-trigger-'));
  const simulator = await startStripeSimulator({ secretKey: KEY });
  let failures = 0;
  try {
    for (const type of TRIGGERS) {
      const failure = await trigger(simulator, type, configDir);
      console.log(failure === undefined ? `passed  ${type}` : `FAILED  ${type}\n${failure}`);
      if (failure !== undefined) failures += 1;
    }
  } finally {
    await simulator.close();
    rmSync(configDir, { recursive: true, force: true });
  }
  return failures === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  console.error(
    isMissing ? 'Stripe’s tool is missing: npm install --no-save @stripe/cli@1.52.0' : error,
  );
  process.exitCode = 2;
}
