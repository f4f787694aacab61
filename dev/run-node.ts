import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { nodeBinary, rootDir } from './paths.ts';
import { lastLines, openLog } from './supervisor/log-file.ts';

export type RunOptions = {
  /** Where the output goes; left out, it goes to the console. */
  logFile?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the program early. */
  signal?: AbortSignal | undefined;
};

/** A program ended with a fault; the message carries the end of its log. */
export class ProgramFailed extends Error {
  override name = 'ProgramFailed';
}

/**
 * Runs a program with this Node to its end.
 * @throws {ProgramFailed} with the last lines of its log when it does not end with 0.
 */
export async function runNode(
  what: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<void> {
  const { logFile, env, signal } = options;
  const log = logFile === undefined ? 'inherit' : openLog(logFile);
  const child = spawn(nodeBinary, [...args], {
    cwd: rootDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
    ...(signal && { signal }),
  });
  if (typeof log === 'number') closeSync(log);
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('exit', done);
  });
  if (code === 0) return;
  const lines = logFile === undefined ? [] : lastLines(logFile);
  throw new ProgramFailed([`${what} failed.`, ...lines].join('\n'));
}
