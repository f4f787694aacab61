import { createClient } from '@supabase/supabase-js';
import { env } from '$lib/server/env.ts';
import type { Db } from './client.ts';
import type { Database } from './database.types.ts';

let client: Db | undefined;

/**
 * The client with the secret key, above row-level security. Only files on the allow-list in
 * eslint.config.js may import it; each passes on the id of the person who acts.
 */
export function serviceClient(): Db {
  const { SUPABASE_URL, SUPABASE_SECRET_KEY } = env();
  client ??= createClient<Database>(SUPABASE_URL, SUPABASE_SECRET_KEY, {
    auth: { autoRefreshToken: false, persistSession: false, detectSessionInUrl: false },
  });
  return client;
}
