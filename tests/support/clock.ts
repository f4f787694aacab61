import { expect } from 'vitest';
import type { Client } from 'pg';
import { withSuperuser } from './database.ts';
import type { Person } from './parties.ts';

/** A connection whose clock can be turned. */
export type Clock = { client: Client; turn: (instant: string) => Promise<void> };

/**
 * Runs as somebody with the clock of `private.today` at an instant; all of it is taken back. Past
 * triggers, so that what is issued can be given another day.
 */
export async function at<T>(
  instant: string,
  who: Person,
  run: (clock: Clock) => Promise<T>,
): Promise<T> {
  return withSuperuser(async (client) => {
    await client.query('begin');
    try {
      const { rows } = await client.query<{ source: string }>(
        `select pg_get_functiondef('private.today()'::regprocedure) as source`,
      );
      const source = rows[0]?.source ?? '';
      expect(source).toContain('now()');
      const turn = async (to: string) => {
        await client.query(source.replace('now()', `timestamptz '${to}'`));
      };
      await turn(instant);
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [
        JSON.stringify({ sub: who.userId, role: 'authenticated' }),
      ]);
      return await run({ client, turn });
    } finally {
      await client.query('rollback');
    }
  });
}
