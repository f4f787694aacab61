import type { TestProject } from 'vitest/node';
import type { StackEnv } from '#dev/stack-env.ts';
import { startTemporaryStack } from '#dev/temporary.ts';

declare module 'vitest' {
  interface ProvidedContext {
    stack: StackEnv;
  }
}

/** One stack for a whole run: Postgres, the API, the Stripe simulator and the mail catcher. */
export default async function startSharedStack(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTemporaryStack({ parts: ['postgres', 'api', 'mail', 'stripe'] });
  project.provide('stack', stack.env);
  return stack.stop;
}
