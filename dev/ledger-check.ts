import { apiClient, UsageError, useLocalStack } from './local-stack.ts';

/**
 * Holds the books against themselves and against the open documents: of the stack that
 * `npm start` runs, or of the one that SUPABASE_URL and SUPABASE_SECRET_KEY name. Prints what does
 * not balance, one JSON line each, and exits non-zero when anything does not.
 */
async function main(): Promise<number> {
  useLocalStack();
  const { data, error } = await apiClient().rpc('check_ledger');
  if (error) {
    console.error(error.message);
    return 2;
  }
  const problems: unknown[] = data;
  for (const problem of problems) console.log(JSON.stringify(problem));
  console.log(problems.length === 0 ? 'The books balance.' : `${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (cause) {
  if (!(cause instanceof UsageError)) throw cause;
  console.error(cause.message);
  process.exitCode = 2;
}
