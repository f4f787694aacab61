import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import './register.ts';
import { periodOf } from './export-period.ts';
import { apiClient, UsageError, useLocalStack } from './local-stack.ts';
import { fromCaller } from './paths.ts';

const USAGE = 'usage: npm run accounting:export -- --from 2026-11-01 --to 2026-11-30 --out FILE.si';

/**
 * Writes the vouchers of a period as a SIE 4I file for a bookkeeping system: of the stack that
 * `npm start` runs, or of the one that SUPABASE_URL and SUPABASE_SECRET_KEY name. Exits non-zero
 * when the books have a problem, and then writes nothing.
 */
async function main(): Promise<number> {
  const { from, to, ...given } = options();
  const period = periodOf(from, to);
  if (!given.out) throw new UsageError(USAGE);
  const out = fromCaller(given.out);
  useLocalStack();
  const db = apiClient();
  const { data: problems, error } = await db.rpc('check_ledger');
  if (error) throw new Error(error.message);
  for (const problem of problems) console.error(JSON.stringify(problem));
  if (problems.length > 0) return 1;
  const { exportSie } = await import('../src/lib/server/bookkeeping/sie-export.ts');
  const { bytes, vouchers } = await exportSie(db, period, 'accounting:export');
  writeFileSync(out, bytes);
  console.log(JSON.stringify({ file: out, ...period, vouchers, bytes: bytes.length }));
  return 0;
}

function options() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ options: { from: text, to: text, out: text } }).values;
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : ''}\n${USAGE}`);
  }
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = cause instanceof UsageError ? 2 : 1;
}
