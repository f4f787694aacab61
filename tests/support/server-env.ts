import type { StackEnv } from '#dev/stack-env.ts';

/** Gives this process the settings the app would have; call before any server code runs. */
export function useServerEnv(stackEnv: StackEnv, changes: Partial<StackEnv> = {}): void {
  Object.assign(process.env, stackEnv, changes);
}
