import { createClient } from '@supabase/supabase-js';
import type { Db } from '#lib/server/db/client.ts';
import type { Database } from '#lib/server/db/database.types.ts';
import { database } from './database.ts';
import { randomDigits, type Person } from './parties.ts';
import { stack } from './stack.ts';

/** Somebody signed in at the API, as the pages are. */
export type SignedIn = Person & { db: Db };

/** A person who has signed up, confirmed their address and is signed in. */
export async function signedInPerson(name: string): Promise<SignedIn> {
  const env = stack();
  const auth = { autoRefreshToken: false, persistSession: false };
  const db = createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, { auth });
  const email = `signed.in.${randomDigits(9)}@example.com`;
  await db.auth.signUp({ email, password: 'ett långt lösenord' });
  const { rows } = await database().query<{ token: string }>(
    'select confirmation_token as token from auth.users where email = $1',
    [email],
  );
  const { data } = await db.auth.verifyOtp({ type: 'signup', token_hash: rows[0]?.token ?? '' });
  await db.rpc('save_person', { p_name: name, p_locale: 'sv' });
  return { db, email, userId: data.user?.id ?? '' };
}

/** A person of the agency, signed in. */
export async function signedInStaff(name: string): Promise<SignedIn> {
  const person = await signedInPerson(name);
  await database().query('insert into public.agency_staff (user_id) values ($1)', [person.userId]);
  return person;
}
