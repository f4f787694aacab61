import { optionsFromEnvironment } from './config.ts';
import { startStripeSimulator, type RunningSimulator } from './server.ts';

function log(line: string): void {
  console.log(`[stripe] ${line}`);
}

async function start(): Promise<RunningSimulator> {
  const options = optionsFromEnvironment(process.env);
  const simulator = await startStripeSimulator({ ...options, log });
  log(`Simulated Stripe on ${simulator.url}; webhooks to ${options.webhookUrl ?? 'nowhere'}`);
  return simulator;
}

function stopOnSignal(simulator: RunningSimulator): void {
  const stop = () => {
    simulator.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log(String(error));
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  stopOnSignal(await start());
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
