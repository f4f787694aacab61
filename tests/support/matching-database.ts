import type { PoolClient, QueryResultRow } from 'pg';
import { database, type Actor } from './database.ts';

/**
 * Runs statements where the pool is these consultants alone: everybody else is paused, and all is
 * as it was afterwards. `prepare` runs as the owner of the schema, `work` as the actor.
 */
export async function amongOnly<T>(
  actor: Exclude<Actor, 'anonymous' | 'service'>,
  ids: readonly string[],
  work: (client: PoolClient) => Promise<T>,
  prepare: (client: PoolClient) => Promise<unknown> = () => Promise.resolve(),
): Promise<T> {
  const client = await database().connect();
  try {
    await client.query('begin');
    await client.query(
      'update public.consultants set paused_at = now() where not id = any ($1) and paused_at is null',
      [ids],
    );
    await prepare(client);
    await actAs(client, actor.userId);
    return await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Goes on as a signed-in person within the transaction. */
export async function actAs(client: PoolClient, userId: string): Promise<void> {
  await client.query('set local role authenticated');
  const claims = JSON.stringify({ sub: userId, role: 'authenticated' });
  await client.query(`select set_config('request.jwt.claims', $1, true)`, [claims]);
}

/** Goes on as the owner of the schema within the transaction. */
export async function actAsOwner(client: PoolClient): Promise<void> {
  await client.query('reset role');
}

/** All rows of a public function, as JSON gives them to the API. */
export async function rowsOf<Row extends QueryResultRow>(
  client: PoolClient,
  name: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const list = values.map((_, at) => `$${at + 1}`).join(', ');
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(f) as row from public.${name}(${list}) f`,
    [...values],
  );
  return rows.map(({ row }) => row);
}

export const idsOf = (pool: readonly { id: string }[]) => pool.map(({ id }) => id);
