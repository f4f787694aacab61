import { inject } from 'vitest';
import type { StackEnv } from '#dev/stack-env.ts';

let own: StackEnv | undefined;

/** Addresses and keys of the stack that runs for the tests (see global-stack.ts). */
export function stack(): StackEnv {
  return own ?? inject('stack');
}

/** What this file's tests do is done on a stack of their own; call before anything else. */
export function useOwnStack(env: StackEnv): void {
  own = env;
}
