import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDataDir } from '../paths.ts';
import { endLeftOver } from '../postgres/cluster.ts';
import { elsewhere, placesFor } from '../postgres/places.ts';
import { AlreadyRunning, runningOn } from '../run-lock.ts';

/**
 * Empties a data folder: database, keys, mail and logs. The next start makes all of it again.
 * @throws {AlreadyRunning} when a stack runs on it.
 */
export async function resetDataDir(dataDir: string): Promise<void> {
  const run = runningOn(dataDir);
  if (run) throw new AlreadyRunning(dataDir, run);
  await endLeftOver(placesFor(dataDir).clusterDir);
  rmSync(elsewhere(dataDir), { recursive: true, force: true });
  for (const entry of readdirSync(dataDir))
    rmSync(join(dataDir, entry), { recursive: true, force: true });
}

if (import.meta.main) {
  const dataDir = defaultDataDir();
  try {
    await resetDataDir(dataDir);
    console.log(`${dataDir} is empty. npm start makes a new database.`);
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
