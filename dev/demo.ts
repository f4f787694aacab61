import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot, hasFile, nodeBinary, rootDir } from './paths.ts';
import type { StackEnv } from './stack-env.ts';
import { lastLines, openLog } from './supervisor/log-file.ts';

/** Somebody a visitor of the demo may sign in as. */
export type SignIn = { role: string; email: string; password: string };

const signInsFile = fromRoot('dev', 'seed', 'sign-ins.json');

/**
 * Fills the database with the demo, once for each data folder.
 * @returns whether it did so now.
 * @throws {Error} with the last lines of its log when it fails; the next start tries again.
 */
export function seedOnce(dataDir: string, env: StackEnv): boolean {
  const done = join(dataDir, 'seeded');
  if (existsSync(done) || !hasFile('dev', 'seed', 'main.ts')) return false;
  const logFile = join(dataDir, 'logs', 'seed.log');
  const log = openLog(logFile);
  const result = spawnSync(nodeBinary, [fromRoot('dev', 'seed', 'main.ts')], {
    cwd: rootDir,
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  if (result.status !== 0) throw new Error(`The demo could not be loaded:\n${lastLines(logFile).join('\n')}`);
  writeFileSync(done, `${new Date().toISOString()}\n`);
  return true;
}

/** The sign-ins to show after the start; none when the demo has none. */
export function demoSignIns(): SignIn[] {
  if (!existsSync(signInsFile)) return [];
  return JSON.parse(readFileSync(signInsFile, 'utf8')) as SignIn[];
}
