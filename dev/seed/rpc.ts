import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '#lib/server/db/database.types.ts';

/** A client of the API, acting as whoever it was made for. */
export type Db = SupabaseClient<Database>;

type Functions = Database['public']['Functions'];

/** Calls a command as the client's person. @throws {Error} with the command's code and values */
export async function call<Name extends keyof Functions & string>(
  client: Db,
  name: Name,
  args: Functions[Name]['Args'],
): Promise<Functions[Name]['Returns']> {
  const { data, error } = await client.rpc(name, args);
  if (error)
    throw new Error(`${name}: ${error.message} ${error.details ?? ''} ${JSON.stringify(args)}`);
  return data as Functions[Name]['Returns'];
}
