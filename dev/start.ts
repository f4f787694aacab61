import { join } from 'node:path';
import { build, buildWorker, isBuilt } from './build.ts';
import { demoSignIns, seedOnce } from './demo.ts';
import { defaultDataDir } from './paths.ts';
import { portsFromEnv } from './ports.ts';
import { AlreadyRunning } from './run-lock.ts';
import { ProgramFailed } from './run-node.ts';
import { PortTaken, startStack, type Stack } from './stack.ts';
import type { StackEnv } from './stack-env.ts';
import { partNames, type PartEvent } from './supervisor/part.ts';

const startedAt = Date.now();
const appMode = process.argv.includes('dev') ? 'dev' : 'built';
const dataDir = defaultDataDir();
/** `npm start -- postgres api` starts these parts alone. */
const parts = partNames.filter((name) => process.argv.includes(name));
const wholeStack = parts.length === 0;

const interrupted = new AbortController();
const { signal } = interrupted;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(name, () => interrupted.abort());

async function prepareApp(env: StackEnv): Promise<void> {
  if (!wholeStack) return;
  const logFile = join(dataDir, 'logs', 'build.log');
  if (appMode === 'dev') await buildWorker({ signal, logFile });
  else if (!isBuilt('app')) {
    console.log('Building (first start, or the sources changed) …');
    await build({ signal, logFile });
  }
  if (await seedOnce(dataDir, env, signal)) console.log('The demo was loaded.');
}

function report(event: PartEvent): void {
  if (event.type === 'ready') return;
  const next =
    event.type === 'crashed' ? `starting it again in ${event.restartInMs} ms` : 'giving up';
  console.error(`\n${event.part} stopped (${event.how}); ${next}. Its last lines:`);
  for (const line of event.lastLines) console.error(`  | ${line}`);
}

function greet({ env, migrated }: Stack): void {
  const signIns = demoSignIns();
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (migrated.length > 0) console.log(`Migrations applied: ${migrated.length}`);
  console.log(`\nRollkoll is ready (${seconds} s)\n`);
  console.log(`  App       ${env.ORIGIN}`);
  console.log(`  Mail      ${env.MAIL_WEB_URL}   every mail that is sent lands here`);
  console.log(`  Payments  ${env.STRIPE_API_BASE}   Stripe simulator, no real money`);
  console.log(`  Supabase  ${env.SUPABASE_URL}   keys and database address: ${dataDir}/stack.env`);
  console.log(`  Logs      ${dataDir}/logs`);
  if (signIns.length > 0) console.log('\n  Sign in as');
  for (const { role, email, password } of signIns)
    console.log(`    ${role.padEnd(12)} ${email}  ${password}`);
  console.log('\nCtrl-C stops everything.');
}

/** Waits for a signal or for a part that is given up; resolves to the exit code. */
async function untilEnd(stack: Stack): Promise<number> {
  const signalled = new Promise<void>((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done());
  });
  try {
    await Promise.race([signalled, stack.failed]);
    console.log('\nStopping …');
    return 0;
  } catch (error) {
    console.error(
      `\n${error instanceof Error ? error.message : String(error)} Everything is stopped.`,
    );
    return 1;
  } finally {
    await stack.stop();
  }
}

function explain(error: unknown): number {
  if (signal.aborted) return 0;
  const expected = [PortTaken, AlreadyRunning, ProgramFailed, RangeError].some(
    (kind) => error instanceof kind,
  );
  console.error(expected && error instanceof Error ? error.message : error);
  return 1;
}

async function main(): Promise<number> {
  try {
    const stack = await startStack({
      ...{
        dataDir,
        ports: portsFromEnv(),
        appMode,
        signal,
        onEvent: report,
        beforeApp: prepareApp,
      },
      ...(!wholeStack && { parts }),
    });
    greet(stack);
    return await untilEnd(stack);
  } catch (error) {
    return explain(error);
  }
}

process.exit(await main());
