import { createClient } from '@supabase/supabase-js';
import type { Client } from 'pg';
import type { Database } from '#lib/server/db/database.types.ts';
import type { StackEnv } from '../stack-env.ts';
import type { Db } from './rpc.ts';

/** Everybody in the demo signs in with this. */
export const password = 'rollkoll-demo-2026';

/** A signed-in person of the demo. */
export type Account = { userId: string; email: string; client: Db };

const atOnce = 8;
const auth = { autoRefreshToken: false, persistSession: false, detectSessionInUrl: false };

/** A client that acts for the service itself. */
export function serviceClient(env: StackEnv): Db {
  return createClient<Database>(env.SUPABASE_URL, env.SUPABASE_SECRET_KEY, { auth });
}

/** Signs up and confirms each address. The secrets of the links are read where they are kept. */
export async function openAccounts(
  env: StackEnv,
  db: Client,
  emails: ReadonlyMap<string, string>,
): Promise<Map<string, Account>> {
  const clients = new Map<string, Db>();
  await inParallel([...emails.values()], async (email) => {
    clients.set(email, await signUp(env, email));
  });
  const { rows } = await db.query<{ email: string; token_hash: string }>(
    'select email, confirmation_token as token_hash from auth.users',
  );
  const secrets = new Map(rows.map(({ email, token_hash }) => [email, token_hash]));
  const accounts = new Map<string, Account>();
  await inParallel([...emails], async ([key, email]) => {
    accounts.set(key, await confirm(clients.get(email), email, secrets.get(email) ?? ''));
  });
  return accounts;
}

async function inParallel<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const worker = async () => {
    for (let next = items.shift(); next !== undefined; next = items.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function signUp(env: StackEnv, email: string): Promise<Db> {
  const client = createClient<Database>(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, { auth });
  const { error } = await client.auth.signUp({ email, password });
  if (error) throw new Error(`${email}: ${error.message}`);
  return client;
}

async function confirm(
  client: Db | undefined,
  email: string,
  token_hash: string,
): Promise<Account> {
  const answer = await client?.auth.verifyOtp({ type: 'signup', token_hash });
  const user = answer?.data.user;
  if (!client || !user) throw new Error(`${email}: ${answer?.error?.message ?? 'not confirmed'}`);
  return { userId: user.id, email, client };
}
