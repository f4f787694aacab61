import { inject } from 'vitest';
import type { StackEnv } from '#dev/stack-env.ts';

/** Addresses and keys of the stack that runs for the tests (see global-stack.ts). */
export function stack(): StackEnv {
  return inject('stack');
}
