import { spawnSync } from 'node:child_process';

/** Unix account that a process runs as; undefined means the account of this process. */
export type Account = { uid: number; gid: number; name: string };

/**
 * Postgres refuses to run as root, so root lends it the account `postgres`, made when it is missing.
 * @throws {Error} when we are root and the account can be neither found nor made.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = lookUp();
  if (found) return found;
  spawnSync('useradd', [
    '--system',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const made = lookUp();
  if (!made)
    throw new Error('Postgres cannot run as root, and the account "postgres" could not be made.');
  return made;
}

function lookUp(): Account | undefined {
  const uid = Number(run('id', ['-u', 'postgres']));
  const gid = Number(run('id', ['-g', 'postgres']));
  return uid > 0 && gid > 0 ? { uid, gid, name: 'postgres' } : undefined;
}

function run(command: string, args: string[]): string {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}

/** Whether the account can enter the folder (a checkout under a closed home folder cannot be entered). */
export function canEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/' }).status === 0;
}
