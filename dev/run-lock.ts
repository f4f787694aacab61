import { join } from 'node:path';
import { holderOf, takeLock, type Holder } from './file-lock.ts';
import type { Ports } from './ports.ts';

/** Who runs on a data folder, as written in its `run.json`. */
export type Run = Holder & { ports: Ports };

const fileOf = (dataDir: string) => join(dataDir, 'run.json');

/** The stack that runs on this data folder now, if one does. */
export function runningOn(dataDir: string): Run | undefined {
  return holderOf<{ ports: Ports }>(fileOf(dataDir));
}

/**
 * Takes the data folder for this process.
 * @returns what gives it back.
 * @throws {AlreadyRunning} when another stack has it.
 */
export function takeDataDir(dataDir: string, ports: Ports): () => void {
  const release = takeLock(fileOf(dataDir), { ports });
  if (!release) throw new AlreadyRunning(dataDir, runningOn(dataDir));
  return release;
}

/** A second start on the same data folder. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string, run: Run | undefined) {
    const where = run ? ` (process ${run.pid}, http://localhost:${run.ports.app})` : '';
    super(
      `Rollkoll already runs on ${dataDir}${where}. ` +
        'Stop it first, or set ROLLKOLL_DATA_DIR and PORT to run a second copy beside it.',
    );
    this.name = 'AlreadyRunning';
  }
}
