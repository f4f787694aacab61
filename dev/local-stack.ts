import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type { Database } from '#lib/server/db/database.types.ts';
import { defaultDataDir } from './paths.ts';

/** A command was called in a way that it does not understand, or has nothing to speak to. */
export class UsageError extends Error {}

/**
 * Gives this process what the running local stack has written for scripts; settings of its own,
 * such as those of a deployment, come first.
 */
export function useLocalStack(): void {
  for (const [name, value] of Object.entries(localStack())) process.env[name] ??= value;
}

/** The API with the secret key. @throws {UsageError} when nothing tells where it is */
export function apiClient() {
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = process.env;
  if (!SUPABASE_URL || !SUPABASE_SECRET_KEY) {
    throw new UsageError('Run npm start first, or set SUPABASE_URL and SUPABASE_SECRET_KEY.');
  }
  return createClient<Database>(SUPABASE_URL, SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false },
  });
}

function localStack(): Record<string, string> {
  try {
    const lines = readFileSync(join(defaultDataDir(), 'stack.env'), 'utf8').split('\n');
    const pairs = lines.map((line) => /^(?:export )?(\w+)='?(.*?)'?$/u.exec(line));
    return Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])));
  } catch {
    return {};
  }
}
