import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { defaultDataDir } from './paths.ts';

/**
 * Holds the books against themselves and against the open documents: of the stack that
 * `npm start` runs, or of the one that SUPABASE_URL and SUPABASE_SECRET_KEY name. Prints what does
 * not balance, one JSON line each, and exits non-zero when anything does not.
 */
async function main(): Promise<number> {
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = { ...localStack(), ...process.env };
  if (!SUPABASE_URL || !SUPABASE_SECRET_KEY) {
    console.error('Run npm start first, or set SUPABASE_URL and SUPABASE_SECRET_KEY.');
    return 2;
  }
  const supabase = createClient(SUPABASE_URL, SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
  });
  const { data, error } = await supabase.rpc('check_ledger');
  if (error) {
    console.error(error.message);
    return 2;
  }
  const problems: unknown[] = data;
  for (const problem of problems) console.log(JSON.stringify(problem));
  console.log(problems.length === 0 ? 'The books balance.' : `${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
}

/** What the running local stack has written for scripts; nothing when none has been started. */
function localStack(): Record<string, string> {
  try {
    const lines = readFileSync(join(defaultDataDir(), 'stack.env'), 'utf8').split('\n');
    const pairs = lines.map((line) => /^(?:export )?(\w+)='?(.*?)'?$/u.exec(line));
    return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])));
  } catch {
    return {};
  }
}

process.exitCode = await main();
