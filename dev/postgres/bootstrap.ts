import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getAuthSchemaSql } from '@supabase/lite';
import { Client } from 'pg';

/** Who a connection is made as. `supabase_admin` is the superuser that owns the cluster. */
export type DatabaseUser = 'supabase_admin' | 'postgres' | 'supabase_auth_admin';

/** Connection address of the local server for one of its users. */
export function databaseUrl(
  port: number,
  password: string,
  user: DatabaseUser = 'postgres',
): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/postgres`;
}

/**
 * Gives an empty cluster what a Supabase project starts with: roles, the auth schema, grants.
 * Must come before the migrations, which refer to `auth.users` and `auth.uid()`.
 */
export async function bootstrapDatabase(port: number, password: string): Promise<void> {
  await withClient(databaseUrl(port, password, 'supabase_admin'), async (client) => {
    // Only once: migrations may take back what this grants.
    const { rows } = await client.query<{ done: boolean }>(
      `select to_regclass('auth.users') is not null as done`,
    );
    if (rows[0]?.done) return;
    await client.query('begin');
    await client.query(readSql('roles.sql'));
    for (const role of ['postgres', 'supabase_auth_admin', 'authenticator']) {
      await client.query(`alter role ${role} with password '${password}'`);
    }
    await client.query('set local role supabase_auth_admin');
    await client.query(getAuthSchemaSql());
    await client.query(readSql('auth.sql'));
    await client.query('commit');
  });
}

function readSql(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
}

/** Runs `work` with an open connection and closes it whatever happens. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
