import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.ts';
import { seedOnce } from '../demo.ts';
import { startStack } from '../stack.ts';
import { report } from './measure.ts';

/** First start (new database, migrations, demo) and second start, until everything answers. */
export async function benchStart(): Promise<void> {
  await build();
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-bench-'));
  try {
    report('cold_start', { ms: await timeStart(dataDir) });
    report('warm_start', { ms: await timeStart(dataDir) });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timeStart(dataDir: string): Promise<number> {
  const startedAt = performance.now();
  const stack = await startStack({
    dataDir,
    beforeApp: async (env) => void (await seedOnce(dataDir, env)),
  });
  const ms = Math.round(performance.now() - startedAt);
  await stack.stop();
  return ms;
}
