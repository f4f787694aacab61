import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
const SKIPPED = new Set([
  'node_modules',
  '.git',
  'build',
  '.svelte-kit',
  '.data',
  'paraglide',
  'project.inlang',
  'test-results',
  'playwright-report',
  'coverage',
]);

/** All files below a folder of the repository, as paths from its root. */
export function filesBelow(folder: string, ending = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, ending);
    return entry.isFile() && path.endsWith(ending) ? [relative(ROOT, join(ROOT, path))] : [];
  });
}

/** A file's text. */
export function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
