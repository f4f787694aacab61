import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports } from './ports.ts';

/** Who runs on a data folder, as written in its `run.json`. */
export type Run = { pid: number; startTime: string; ports: Ports };

const fileOf = (dataDir: string) => join(dataDir, 'run.json');

/** The stack that runs on this data folder now, if one does. */
export function runningOn(dataDir: string): Run | undefined {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return undefined;
  const run = JSON.parse(readFileSync(file, 'utf8')) as Run;
  return isAlive(run.pid) && startTimeOf(run.pid) === run.startTime ? run : undefined;
}

/**
 * Takes the data folder for this process.
 * @returns what gives it back.
 * @throws {AlreadyRunning} when another stack has it.
 */
export function takeDataDir(dataDir: string, ports: Ports): () => void {
  const other = runningOn(dataDir);
  if (other) throw new AlreadyRunning(dataDir, other);
  mkdirSync(dataDir, { recursive: true });
  const run: Run = { pid: process.pid, startTime: startTimeOf(process.pid), ports };
  rmSync(fileOf(dataDir), { force: true });
  writeFileSync(fileOf(dataDir), JSON.stringify(run), { flag: 'wx' });
  return () => rmSync(fileOf(dataDir), { force: true });
}

/** A second start on the same data folder. */
export class AlreadyRunning extends Error {
  constructor(dataDir: string, { pid, ports }: Run) {
    super(
      `Rollkoll already runs on ${dataDir} (process ${pid}, http://localhost:${ports.app}). ` +
        'Stop it first, or set ROLLKOLL_DATA_DIR and PORT to run a second copy beside it.',
    );
    this.name = 'AlreadyRunning';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Tells two processes with the same id apart where the system says when each started (Linux). */
function startTimeOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return '';
  const afterName = readFileSync(stat, 'utf8').split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? '';
}
