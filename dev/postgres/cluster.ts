import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from '../file-lock.ts';
import { waitFor } from '../supervisor/wait.ts';
import { giveTo, type Places } from './places.ts';

/**
 * Settings of the local server. Durability stays on (a crash loses nothing that was committed);
 * only what costs memory or start-up time is small.
 */
const settings = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = 256MB
fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
max_wal_size = 1GB
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
logging_collector = off
`;

/** Makes the cluster on first use (owner `supabase_admin`, as on Supabase) and clears what a killed run left. */
export function prepareCluster(places: Places, password: string): void {
  const { clusterDir } = places;
  if (existsSync(join(clusterDir, 'ROLLKOLL_READY'))) {
    clearStalePidFile(clusterDir);
    return;
  }
  rmSync(clusterDir, { recursive: true, force: true });
  mkdirSync(dirname(clusterDir), { recursive: true });
  mkdirSync(clusterDir, { mode: 0o700 });
  giveTo(places.account, clusterDir);
  initialise(places, password);
  writeFileSync(join(clusterDir, 'postgresql.auto.conf'), settings);
  giveTo(places.account, join(clusterDir, 'postgresql.auto.conf'));
  writeFileSync(join(clusterDir, 'ROLLKOLL_READY'), '');
}

function initialise({ account, binDir, clusterDir }: Places, password: string): void {
  const passwordFile = join(dirname(clusterDir), 'postgres.password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(account, passwordFile);
  const result = spawnSync(
    join(binDir, 'initdb'),
    [
      ...['--pgdata', clusterDir, '--username', 'supabase_admin', '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
      ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ],
    { encoding: 'utf8', cwd: '/', ...(account && { uid: account.uid, gid: account.gid }) },
  );
  rmSync(passwordFile);
  if (result.status === 0) return;
  throw new Error(`initdb failed:\n${result.error?.message ?? result.stdout + result.stderr}`);
}

/** The process id in `postmaster.pid`, when that process is alive and is the server. */
export function livePostmaster(clusterDir: string): number | undefined {
  const pid = recordedPid(clusterDir);
  return pid !== undefined && isAlive(pid) && isPostgresOf(pid, clusterDir) ? pid : undefined;
}

function recordedPid(clusterDir: string): number | undefined {
  const file = join(clusterDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** Process ids are reused: after a restart of the machine another program may carry the recorded one. */
function isPostgresOf(pid: number, clusterDir: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(clusterDir);
}

/**
 * Removes the pid file of a killed server when its process id belongs to another program by now,
 * which Postgres would take for itself. Any other stale file Postgres handles, and more carefully.
 */
export function clearStalePidFile(clusterDir: string): void {
  const pid = recordedPid(clusterDir);
  if (pid === undefined || !isAlive(pid) || isPostgresOf(pid, clusterDir)) return;
  rmSync(join(clusterDir, 'postmaster.pid'), { force: true });
}

/** Ends the server that a killed supervisor left behind, so that the cluster can be opened again. */
export async function endLeftOver(clusterDir: string): Promise<void> {
  const pid = livePostmaster(clusterDir);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  await waitFor(
    'the Postgres of an earlier run to stop',
    () => livePostmaster(clusterDir) !== pid,
    {
      timeoutMs: 20_000,
    },
  );
}
