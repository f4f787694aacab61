import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The process that holds a lock file. `startTime` tells apart two processes with the same id. */
export type Holder = { pid: number; startTime: string };

/** What the living holder wrote into the lock file; undefined when nobody holds it. */
export function holderOf<T extends object>(file: string): (Holder & T) | undefined {
  if (!existsSync(file)) return undefined;
  const holder = JSON.parse(readFileSync(file, 'utf8')) as Holder & T;
  return isAlive(holder.pid) && startTimeOf(holder.pid) === holder.startTime ? holder : undefined;
}

/**
 * Takes the lock for this process. A file left by a process that is gone does not count.
 * @returns what gives it back, or undefined when somebody else holds it.
 */
export function takeLock(file: string, note: object = {}): (() => void) | undefined {
  if (holderOf(file)) return undefined;
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const holder: Holder = { pid: process.pid, startTime: startTimeOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify({ ...holder, ...note }), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  return () => rmSync(file, { force: true });
}

/** Whether a process with this id runs, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Instant the process started, where the system tells (Linux); empty elsewhere. */
function startTimeOf(pid: number): string {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return '';
  const afterName = readFileSync(stat, 'utf8').split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? '';
}
