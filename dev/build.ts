import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './file-lock.ts';
import { cacheDir, fromRoot, hasFile, rootDir } from './paths.ts';
import { runNode, type RunOptions } from './run-node.ts';
import { waitFor } from './supervisor/wait.ts';

const sources = [
  'src/**/*',
  'static/**/*',
  'messages/**/*.json',
  'project.inlang/settings.json',
  'svelte.config.js',
  'vite.config.ts',
  'vite.worker.config.ts',
  'package-lock.json',
];
const generated = join('src', 'lib', 'paraglide');
const lockFile = join(cacheDir, 'build.lock');
const stampFile = fromRoot('build', '.source-hash');

/** Hash of everything a build is made from. */
export function sourceHash(): string {
  const files = globSync(sources, { cwd: rootDir }).sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const path = fromRoot(file);
    if (file.startsWith(generated) || file.includes('.test.') || !statSync(path).isFile()) continue;
    hash.update(file).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whether `build/` was made from the sources as they are now. */
export function isBuilt(hash = sourceHash()): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

/** `force`: also when the sources are as they were. */
export type BuildOptions = RunOptions & { force?: boolean };

/**
 * Builds the app and, when it has one, the worker.
 * @throws {Error} with the end of the builder's output when it fails.
 */
export async function build(options: BuildOptions = {}): Promise<void> {
  const release = await takeTurn(options.signal);
  try {
    const hash = sourceHash();
    if (!options.force && isBuilt(hash)) return;
    await vite(['build'], options);
    await buildWorker(options);
    writeFileSync(stampFile, hash);
  } finally {
    release();
  }
}

/** Two copies that start at once would write into each other's build. */
async function takeTurn(signal?: AbortSignal): Promise<() => void> {
  let release: (() => void) | undefined;
  const tryTaking = () => (release = takeLock(lockFile)) !== undefined;
  await waitFor('another build to end', tryTaking, {
    timeoutMs: 300_000,
    ...(signal && { signal }),
  });
  return () => release?.();
}

/** Builds the worker alone, as `npm run dev` does. */
export async function buildWorker(options: RunOptions = {}): Promise<void> {
  if (hasFile('src', 'worker.ts'))
    await vite(['build', '--config', 'vite.worker.config.ts'], options);
}

function vite(args: string[], options: RunOptions): Promise<void> {
  return runNode(
    'The build',
    [fromRoot('node_modules', 'vite', 'bin', 'vite.js'), ...args],
    options,
  );
}

if (import.meta.main) await build({ force: true });
