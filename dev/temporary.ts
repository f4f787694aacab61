import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elsewhere } from './postgres/places.ts';
import { startStack, type Stack, type StackOptions } from './stack.ts';
import { copyTemplate } from './template.ts';

/** A new empty folder that the Postgres account can enter. */
export function temporaryDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'rollkoll-'));
  chmodSync(dir, 0o755);
  return dir;
}

/** Removes a data folder and what belongs to it elsewhere. */
export function removeDataDir(dataDir: string): void {
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(elsewhere(dataDir), { recursive: true, force: true });
}

/**
 * Starts parts of the stack (by default Postgres and the API) on free ports, on a copy of the
 * migrated template: under a second. `stop` removes its files as well.
 */
export async function startTemporaryStack(
  options: Omit<StackOptions, 'dataDir'> = {},
): Promise<Stack> {
  const dataDir = temporaryDir();
  await copyTemplate(dataDir, options.migrations);
  const stack = await startStack({ parts: ['postgres', 'api'], ...options, dataDir });
  const stop = async () => {
    await stack.stop();
    removeDataDir(dataDir);
  };
  return { ...stack, stop };
}

/** Runs `work` against a new database that has the migrations and nothing else. */
export async function withFreshDatabase<T>(work: (url: string) => Promise<T> | T): Promise<T> {
  const stack = await startTemporaryStack({ parts: ['postgres'] });
  try {
    return await work(stack.env.DATABASE_URL);
  } finally {
    await stack.stop();
  }
}
