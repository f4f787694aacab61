import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot, hasFile, nodeBinary, rootDir } from './paths.ts';

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

/**
 * Builds the app and, when it has one, the worker.
 * @throws {Error} with the builder's output when it fails.
 */
export function build({ show = false } = {}): void {
  const hash = sourceHash();
  vite(['build'], show);
  buildWorker(show);
  writeFileSync(stampFile, hash);
}

/** Builds the worker alone, as `npm run dev` does. */
export function buildWorker(show = false): void {
  if (hasFile('src', 'worker.ts')) vite(['build', '--config', 'vite.worker.config.ts'], show);
}

function vite(args: string[], show: boolean): void {
  const command = [fromRoot('node_modules', 'vite', 'bin', 'vite.js'), ...args];
  const result = spawnSync(nodeBinary, command, {
    cwd: rootDir,
    encoding: 'utf8',
    stdio: show ? 'inherit' : 'pipe',
  });
  if (result.status !== 0) throw new Error(`vite ${args.join(' ')} failed:\n${result.stdout}${result.stderr}`);
}

if (import.meta.main) build({ show: true });
