import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot, hasFile } from './paths.ts';
import { runNode } from './run-node.ts';
import type { StackEnv } from './stack-env.ts';

/** Somebody a visitor of the demo may sign in as. */
export type SignIn = { role: string; email: string; password: string };

const signInsFile = fromRoot('dev', 'seed', 'sign-ins.json');

/**
 * Fills the database with the demo, once for each data folder.
 * @returns whether it did so now.
 * @throws {Error} with the last lines of its log when it fails; the next start tries again.
 */
export async function seedOnce(
  dataDir: string,
  env: StackEnv,
  signal?: AbortSignal,
): Promise<boolean> {
  const done = join(dataDir, 'seeded');
  if (existsSync(done) || !hasFile('dev', 'seed', 'main.ts')) return false;
  const args = ['--import', fromRoot('dev', 'register.ts'), fromRoot('dev', 'seed', 'main.ts')];
  await runNode('Loading the demo', args, {
    env,
    signal,
    logFile: join(dataDir, 'logs', 'seed.log'),
  });
  writeFileSync(done, `${new Date().toISOString()}\n`);
  return true;
}

/** The sign-ins to show after the start; none when the demo has none. */
export function demoSignIns(): SignIn[] {
  if (!existsSync(signInsFile)) return [];
  return JSON.parse(readFileSync(signInsFile, 'utf8')) as SignIn[];
}
