import { createInterface } from 'node:readline';
import { Client } from 'pg';

/**
 * A process that makes the calls it is told of, on some connections at a time, and is there to be
 * killed. Each call is one transaction that stays open for a moment, so that a kill may come before
 * its commit. Told of by lines of JSON; says "ready" when it can be.
 */
type Call = [sql: string, values: unknown[]];
type Order = { connections: number; calls: Call[] };

async function connect(): Promise<Client> {
  const client = new Client({
    connectionString: process.env['DATABASE_URL'],
    application_name: process.env['VICTIM_NAME'],
  });
  // A backend that is terminated is what this process is for.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function work(calls: Call[]): Promise<void> {
  const client = await connect();
  try {
    for (let call = calls.shift(); call; call = calls.shift()) {
      await client.query('begin');
      await client.query(...call);
      await client.query('select pg_sleep(random() * 0.03)');
      await client.query('commit');
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { connections, calls } = JSON.parse(line) as Order;
  await Promise.allSettled(Array.from({ length: connections }, () => work(calls)));
  process.stdout.write('done\n');
}
