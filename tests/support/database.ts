import { randomUUID } from 'node:crypto';
import { Client, Pool, type PoolClient, type QueryResultRow } from 'pg';
import { stack } from './stack.ts';

let pool: Pool | undefined;

/** Connections as the owner of the schema, made when first asked for. */
export function database(): Pool {
  pool ??= new Pool({ connectionString: stack().DATABASE_URL, max: 60 });
  return pool;
}

/** Closes the connections; call in `afterAll`. */
export async function closeDatabase(): Promise<void> {
  await pool?.end();
  pool = undefined;
}

/** A connection past row-level security and triggers, as an attacker with the owner's password has. */
export async function withSuperuser<T>(run: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(stack().DATABASE_URL);
  url.username = 'supabase_admin';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** Who runs a statement: a signed-in person, an anonymous visitor, or the server's secret key. */
export type Actor = { userId: string } | 'anonymous' | 'service';

/** Runs in one transaction as the API would for this actor; commits, or rolls back on an error. */
export async function as<T>(actor: Actor, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await database().connect();
  try {
    await client.query('begin');
    await client.query(`set local role ${roleOf(actor)}`);
    await client.query(`select set_config('request.jwt.claims', $1, true)`, [
      JSON.stringify(claims(actor)),
    ]);
    const result = await run(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** Calls a function as an actor, arguments by name. @returns its rows */
export async function call<Row extends QueryResultRow = QueryResultRow>(
  actor: Actor,
  name: string,
  args: Record<string, unknown> = {},
): Promise<Row[]> {
  const names = Object.keys(args);
  const list = names.map((key, index) => `${key} => $${index + 1}`).join(', ');
  const values = names.map((key) => encode(args[key]));
  return as(actor, async (client) => {
    const result = await client.query<Row>(`select * from public.${name}(${list})`, values);
    return result.rows;
  });
}

/** Calls a function that returns one value. */
export async function callValue<T>(
  actor: Actor,
  name: string,
  args: Record<string, unknown> = {},
): Promise<T> {
  const [row] = await call(actor, name, args);
  return row?.[name] as T;
}

/** A confirmed sign-in without the cost of a password; returns the new person. */
export async function createPerson(name: string): Promise<{ userId: string; email: string }> {
  const userId = randomUUID();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/gu, '')}.${userId.slice(0, 8)}@example.com`;
  await withSuperuser((client) =>
    client.query(`insert into auth.users (id, email, email_confirmed_at) values ($1, $2, now())`, [
      userId,
      email,
    ]),
  );
  await call({ userId }, 'save_person', { p_name: name, p_locale: 'sv' });
  return { userId, email };
}

function roleOf(actor: Actor): string {
  if (actor === 'anonymous') return 'anon';
  return actor === 'service' ? 'service_role' : 'authenticated';
}

function claims(actor: Actor): Record<string, string> {
  return typeof actor === 'string'
    ? { role: roleOf(actor) }
    : { sub: actor.userId, role: 'authenticated' };
}

/** Objects and arrays of objects go in as JSON, arrays of plain values as SQL arrays. */
function encode(value: unknown): unknown {
  const isJson = Array.isArray(value)
    ? value.some((item) => typeof item === 'object') || value.length === 0
    : typeof value === 'object' && value !== null;
  return isJson ? JSON.stringify(value) : value;
}
