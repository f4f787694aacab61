import { createServerClient } from '@supabase/ssr';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Cookies } from '@sveltejs/kit';
import { env } from '$lib/server/env.ts';
import type { Database } from './database.types.ts';

/** A client that acts for one person: row-level security decides what it sees. */
export type Db = SupabaseClient<Database>;

/** The request's own client: the visitor's token when signed in, the public key otherwise. */
export function createRequestClient(cookies: Cookies): Db {
  const { SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, ORIGIN } = env();
  return createServerClient<Database>(SUPABASE_URL, SUPABASE_PUBLISHABLE_KEY, {
    cookieOptions: {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: ORIGIN.startsWith('https:'),
    },
    cookies: {
      getAll: () => cookies.getAll(),
      setAll: (all) => {
        for (const { name, value, options } of all) {
          cookies.set(name, value, { ...options, path: '/' });
        }
      },
    },
  });
}
