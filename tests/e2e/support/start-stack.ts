import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '#dev/build.ts';
import { seedOnce } from '#dev/demo.ts';
import { startStack } from '#dev/stack.ts';

/**
 * The whole product as a visitor meets it: built app, worker, payments, mail, demo data. Its
 * addresses reach the tests through the environment. E2E_ORIGIN set beforehand uses a stack that
 * runs already.
 */
export default async function startWholeStack(): Promise<() => Promise<void>> {
  if (process.env['E2E_ORIGIN']) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-e2e-'));
  const stack = await startStack({
    dataDir,
    beforeApp: async (env) => {
      await build();
      await seedOnce(dataDir, env);
    },
  });
  process.env['E2E_ORIGIN'] = stack.env.ORIGIN;
  process.env['E2E_MAIL'] = stack.env.MAIL_WEB_URL;
  process.env['E2E_ACCESS_POINT'] = stack.env.ACCESS_POINT_URL;
  process.env['E2E_STRIPE'] = stack.env.STRIPE_API_BASE;
  process.env['E2E_DATABASE'] = stack.env.DATABASE_URL;
  return async () => {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
