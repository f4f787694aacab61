import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elsewhere } from '#dev/postgres/places.ts';
import type { MigrationSource } from '#dev/migrations.ts';
import { startStack, type Stack, type StackOptions } from '#dev/stack.ts';
import { copyTemplate } from '#dev/template.ts';

export type TestStackOptions = Omit<StackOptions, 'dataDir'> & { migrations?: MigrationSource };

/**
 * Starts parts of the stack (by default Postgres and the API) on free ports, on a copy of the
 * migrated template. `stop` removes its files as well.
 */
export async function startTestStack(options: TestStackOptions = {}): Promise<Stack> {
  const dataDir = temporaryDir();
  await copyTemplate(dataDir, options.migrations);
  const stack = await startStack({ parts: ['postgres', 'api'], ...options, dataDir });
  const stop = async () => {
    await stack.stop();
    removeDataDir(dataDir);
  };
  return { ...stack, stop };
}

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
