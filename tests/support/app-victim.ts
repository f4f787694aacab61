import '#dev/register.ts';
import { createInterface } from 'node:readline';

/**
 * A process that does what the worker does with a paid pay page, by the product's own code, and is
 * there to be killed. Told of pages by lines with their ids; says "ready" when it can be, and
 * "done" after each.
 */
const { concludeSession } = await import('#lib/server/payments/conclude-session.ts');

process.stdout.write('ready\n');
for await (const session of createInterface({ input: process.stdin })) {
  // Its connection to the API may be broken off: that is what this process is for.
  await concludeSession(session).catch(() => undefined);
  process.stdout.write('done\n');
}
