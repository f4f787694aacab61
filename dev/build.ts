import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
const stamps = { app: fromRoot('build', '.app-hash'), worker: fromRoot('build', '.worker-hash') };

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

/** Whether that part of `build/` was made from the sources as they are now. */
export function isBuilt(part: keyof typeof stamps, hash = sourceHash()): boolean {
  return existsSync(stamps[part]) && readFileSync(stamps[part], 'utf8') === hash;
}

/** `force`: also when the sources are as they were. */
export type BuildOptions = RunOptions & { force?: boolean };

/**
 * Builds the app and, when it has one, the worker.
 * @throws {Error} with the end of the builder's output when it fails.
 */
export async function build({ force = false, ...options }: BuildOptions = {}): Promise<void> {
  await inTurn(options.signal, async () => {
    const hash = sourceHash();
    if (!force && isBuilt('app', hash)) return;
    await vite(['build'], options);
    await bundleWorker(options);
    for (const stamp of Object.values(stamps)) writeFileSync(stamp, hash);
  });
}

/** Builds the worker alone when its sources changed, for `npm run dev`. */
export async function buildWorker(options: RunOptions = {}): Promise<void> {
  await inTurn(options.signal, async () => {
    const hash = sourceHash();
    if (isBuilt('worker', hash)) return;
    await bundleWorker(options);
    mkdirSync(dirname(stamps.worker), { recursive: true });
    writeFileSync(stamps.worker, hash);
  });
}

async function bundleWorker(options: RunOptions): Promise<void> {
  if (!hasFile('src', 'worker.ts')) return;
  await vite(['build', '--config', 'vite.worker.config.ts'], options);
}

/** Two copies that start at once would write into each other's build. */
async function inTurn(signal: AbortSignal | undefined, work: () => Promise<void>): Promise<void> {
  let release: (() => void) | undefined;
  const tryTaking = () => (release = takeLock(lockFile)) !== undefined;
  const limits = { timeoutMs: 300_000, ...(signal && { signal }) };
  await waitFor('another build to end', tryTaking, limits);
  try {
    await work();
  } finally {
    release?.();
  }
}

function vite(args: string[], options: RunOptions): Promise<void> {
  return runNode(
    'The build',
    [fromRoot('node_modules', 'vite', 'bin', 'vite.js'), ...args],
    options,
  );
}

if (import.meta.main) await build({ force: true });
