import { build, buildWorker, isBuilt } from './build.ts';
import { demoSignIns, seedOnce } from './demo.ts';
import { defaultDataDir } from './paths.ts';
import { portsFromEnv } from './ports.ts';
import { AlreadyRunning } from './run-lock.ts';
import { PortTaken, startStack, type Stack } from './stack.ts';
import type { StackEnv } from './stack-env.ts';
import { partNames, type PartEvent } from './supervisor/part.ts';

const startedAt = Date.now();
const appMode = process.argv.includes('dev') ? 'dev' : 'built';
const dataDir = defaultDataDir();
/** `npm start -- postgres api` starts these parts alone. */
const parts = partNames.filter((name) => process.argv.includes(name));
const wholeStack = parts.length === 0;

async function prepareApp(env: StackEnv): Promise<void> {
  if (!wholeStack) return;
  if (appMode === 'dev') buildWorker();
  else if (!isBuilt()) {
    console.log('Building (first start, or the sources changed) …');
    build();
  }
  if (seedOnce(dataDir, env)) console.log('The demo was loaded.');
}

function report(event: PartEvent): void {
  if (event.type === 'ready') return;
  const next = event.type === 'crashed' ? `starting it again in ${event.restartInMs} ms` : 'giving up';
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
  for (const { role, email, password } of signIns) console.log(`    ${role.padEnd(12)} ${email}  ${password}`);
  console.log('\nCtrl-C stops everything.');
}

/** Ends the whole stack on the first signal; a second one does not cut the stopping short. */
function stopOnSignal(stack: Stack): void {
  let stopping = false;
  const stop = (code: number) => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping …');
    void stack.stop().then(() => process.exit(code));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  stack.failed.catch((error: Error) => {
    console.error(`\n${error.message} Everything is stopped.`);
    stop(1);
  });
}

try {
  const ports = portsFromEnv();
  const stack = await startStack({
    ...{ dataDir, ports, appMode, onEvent: report, beforeApp: prepareApp },
    ...(!wholeStack && { parts }),
  });
  stopOnSignal(stack);
  greet(stack);
} catch (error) {
  const known = error instanceof PortTaken || error instanceof AlreadyRunning || error instanceof RangeError;
  console.error(known ? error.message : error);
  process.exit(1);
}
