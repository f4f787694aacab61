import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { rootDir } from '../paths.ts';
import { openLog } from './log-file.ts';
import type { Part } from './part.ts';

/** One running process of a part. */
export type Child = {
  pid: number | undefined;
  /** Resolves, with words such as "exit code 1", when the process is gone. */
  exited: Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts a part's process with its output in `logFile`. It leads a process group of its own, so
 * that Ctrl-C reaches the supervisor alone, which stops the parts in order.
 */
export function startChild(part: Part, logFile: string): Child {
  const log = openLog(logFile);
  const child = spawn(part.command, [...part.args], {
    cwd: part.account ? '/' : rootDir,
    env: part.env,
    detached: true,
    stdio: part.isNode ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    ...(part.account && { uid: part.account.uid, gid: part.account.gid }),
  });
  closeSync(log);
  const exited = exitOf(child);
  return { pid: child.pid, exited, stop: () => stopChild(child, part, exited) };
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(signal ? `signal ${signal}` : `exit code ${code}`));
  });
}

async function stopChild(child: ChildProcess, part: Part, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill(part.stopSignal);
  const force = setTimeout(() => killGroup(child), part.graceMs);
  await exited;
  clearTimeout(force);
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already, which is what we wanted.
  }
}
