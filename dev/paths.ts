import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Root of the checkout. */
export const rootDir = resolve(import.meta.dirname, '..');

/** The Node that runs this process; every Node part of the stack is started with the same one. */
export const nodeBinary = process.execPath;

/** Where a stack keeps its database, keys and logs: `.data/`, or `ROLLKOLL_DATA_DIR`. */
export function defaultDataDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(rootDir, env['ROLLKOLL_DATA_DIR'] ?? '.data');
}

/** Folder for things that can be made again at any time: test templates, copied binaries. */
export const cacheDir = join(rootDir, 'node_modules', '.cache', 'rollkoll');

/** Absolute path of a file of the checkout. */
export function fromRoot(...parts: string[]): string {
  return join(rootDir, ...parts);
}

/** Whether a file of the checkout is there. */
export function hasFile(...parts: string[]): boolean {
  return existsSync(fromRoot(...parts));
}

/**
 * Absolute path of a file that somebody names on the command line. npm runs scripts in the project's
 * folder, whichever one it was called from: what is named is seen from there.
 */
export function fromCaller(path: string, env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env['INIT_CWD'] ?? process.cwd(), path);
}
