import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { actAs, actAsOwner, amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { openedBy, openFirst, type ShownRow } from '#tests/support/open-ranking.ts';
import { createBrief, briefRoleId } from '#tests/support/world.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type WorldCompany,
} from '#tests/support/parties.ts';

type Person = Awaited<ReturnType<typeof createConsultant>>;

let company: WorldCompany;
let pool: Person[];
beforeAll(async () => {
  company = await createCompany('Exponering AB');
  pool = [];
  for (const name of ['En', 'Två', 'Tre']) pool.push(await createConsultant(name));
});
afterAll(closeDatabase);

const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await database().query<Row & Record<string, unknown>>(sql, values)).rows;

async function createRole(): Promise<string> {
  return briefRoleId(await createBrief(company));
}

describe('exposure', () => {
  it('counts the first list of a day, gives everybody ranked a share, and books it once', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const first = await openFirst(client, role);
      await actAsOwner(client);
      const list = await client.query<{ id: string; exposure: string }>(
        'select id, exposure from private.exposure_lists where brief_role_id = $1',
        [role],
      );
      expect(list.rows).toHaveLength(1);
      expect(Number(list.rows[0]?.exposure)).toBeCloseTo(1 + 1 / Math.log2(3) + 1 / 2, 11);
      const book = async () => {
        const { rows } = await client.query<{ booked: number }>(
          'select public.book_exposure($1) as booked',
          [list.rows[0]?.id],
        );
        return rows[0]?.booked;
      };
      expect([await book(), await book()]).toEqual([3, 0]);
      const sums = await client.query<{ deserved: number; received: number }>(
        `select sum(deserved)::float8 as deserved, sum(received)::float8 as received
         from private.exposure_sums where consultant_id = any ($1)`,
        [idsOf(pool)],
      );
      expect(sums.rows[0]?.received).toBeCloseTo(Number(list.rows[0]?.exposure), 11);
      expect(sums.rows[0]?.deserved).toBeCloseTo(Number(list.rows[0]?.exposure), 9);
      // MR15: the list that was booked does not move itself, so the entry is the same one.
      await actAs(client, company.owner.userId);
      expect(await openFirst(client, role)).toBe(first);
    });
  });

  it('of one role’s list moves another role’s order: who received less than deserved comes first', async () => {
    const [one, other] = [await createRole(), await createRole()];
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const before = await rowsOf<ShownRow>(client, 'list_matches', [other]);
      await openFirst(client, one);
      await actAsOwner(client);
      await client.query(
        'select public.book_exposure(id) from private.exposure_lists where brief_role_id = $1',
        [one],
      );
      await actAs(client, company.owner.userId);
      const first = (await rowsOf<ShownRow>(client, 'list_matches', [one]))[0];
      const after = await rowsOf<ShownRow>(client, 'list_matches', [other]);
      expect(new Set(before.map((row) => row.mutual)).size).toBe(1);
      expect(after.at(-1)?.consultant_id).toBe(first?.consultant_id);
    });
  });

  it('of a place is 1/log2(1+place)', async () => {
    const [row] = await query<{ places: string[] }>(
      `select array_agg(private.place_exposure(place)::text order by place) as places
       from generate_series(1, 20) place`,
    );
    row?.places.forEach((value, at) =>
      expect(Number(value)).toBeCloseTo(1 / Math.log2(at + 2), 11),
    );
  });

  it('counts the last 90 days, today included and day 90 not', async () => {
    const [one] = pool;
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query('delete from private.exposure_days');
      await client.query(
        `insert into private.exposure_days (consultant_id, day, deserved, received)
         select $1, private.today() - days, 1, 0.25 from unnest(array[0, 89, 90]) days`,
        [one?.id],
      );
      await client.query('select private.settle_exposure()');
      const { rows } = await client.query(
        'select deserved::float8, received::float8 from private.exposure_sums where consultant_id = $1',
        [one?.id],
      );
      expect(rows).toEqual([{ deserved: 2, received: 0.5 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is no exposure when the agency looks, but logged as the agency', async () => {
    const staff = await createStaff();
    const role = await createRole();
    const id = await openedBy(staff, role);
    expect(
      await query('select 1 from private.exposure_lists where brief_role_id = $1', [role]),
    ).toEqual([]);
    expect(await query('select actor from public.rankings where id = $1', [id])).toEqual([
      { actor: 'agency' },
    ]);
  });
});
