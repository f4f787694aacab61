import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { closeDatabase, database } from '#tests/support/database.ts';
import { actAs, actAsOwner, amongOnly, idsOf } from '#tests/support/matching-database.ts';
import { openFirst, openPage } from '#tests/support/open-ranking.ts';
import { createBrief, briefRoleId } from '#tests/support/world.ts';
import { createCompany, createConsultant, type WorldCompany } from '#tests/support/parties.ts';

type Person = Awaited<ReturnType<typeof createConsultant>>;
type Group = { failed: number; is_willing: boolean; numbers: number[] };

let company: WorldCompany;
let fits: Person;
let dear: Person;
let speechless: Person;
let pool: Person[];
beforeAll(async () => {
  company = await createCompany('Urval AB');
  fits = await createConsultant('Passar');
  dear = await createConsultant('För dyr', { floorRate: 900_000, wishedRate: 900_000 });
  speechless = await createConsultant('Annat språk och dyr', {
    floorRate: 900_000,
    wishedRate: 900_000,
    languages: [{ code: 'en', cefr: 6 }],
  });
  pool = [fits, dear, speechless];
});
afterAll(closeDatabase);

const createRole = async () => briefRoleId(await createBrief(company));

async function numberOf(client: PoolClient, { id }: Person): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    'select number from public.consultants where id = $1',
    [id],
  );
  return rows[0]?.number ?? 0;
}

/** The groups of a ranking's candidates, by what they failed. */
async function groupsOf(client: PoolClient, rankingId: string | null): Promise<Group[]> {
  await actAsOwner(client);
  const { rows } = await client.query<Group>(
    `select g.failed::int, g.is_willing, g.numbers from public.ranking_pool_groups g
     join public.rankings r on r.pool_id = g.pool_id where r.id = $1 order by g.failed, g.is_willing`,
    [rankingId],
  );
  return rows;
}

const poolsOf = async (client: PoolClient, role: string) => {
  await actAsOwner(client);
  const { rows } = await client.query<{ pool_id: string }>(
    'select pool_id from public.rankings where brief_role_id = $1 order by recorded_at, first_place',
    [role],
  );
  return rows.map((row) => row.pool_id);
};

const [H1, H3] = [1, 4];

describe('the candidates of a ranking', () => {
  it('are kept with every constraint that each one failed', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const groups = await groupsOf(client, await openFirst(client, role));
      expect(groups.map(({ failed, numbers }) => [failed, numbers])).toEqual([
        [0, [await numberOf(client, fits)]],
        [H3, [await numberOf(client, dear)]],
        [H1 | H3, [await numberOf(client, speechless)]],
      ]);
      const { rows } = await client.query(
        'select candidates, ranked, filtered from public.rankings where brief_role_id = $1',
        [role],
      );
      expect(rows).toEqual([{ candidates: 3, ranked: 1, filtered: { H1: 1, H3: 1 } }]);
    });
  });

  it('are kept once as long as they are the same, whoever looks, and anew when one has changed', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const first = await openFirst(client, role);
      await actAs(client, company.member.userId);
      const second = await openFirst(client, role);
      expect(second).not.toBe(first);
      const [mine, theirs] = await poolsOf(client, role);
      expect(theirs).toBe(mine);
      await client.query('update public.consultants set floor_rate_ore = 100000 where id = $1', [
        dear.id,
      ]);
      await actAs(client, company.owner.userId);
      const later = await groupsOf(client, await openFirst(client, role));
      expect(later.find(({ failed }) => failed === H3)).toBeUndefined();
      expect(new Set(await poolsOf(client, role)).size).toBe(2);
    });
  });

  it('lose whoever closes the account, and keep their counts', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const ranking = await openFirst(client, role);
      await actAsOwner(client);
      const gone = await numberOf(client, speechless);
      await client.query('delete from public.consultants where id = $1', [speechless.id]);
      const numbers = (await groupsOf(client, ranking)).flatMap((group) => group.numbers);
      expect(numbers).toHaveLength(2);
      expect(numbers).not.toContain(gone);
      const { rows } = await client.query('select candidates from public.rankings where id = $1', [
        ranking,
      ]);
      expect(rows).toEqual([{ candidates: 3 }]);
    });
  });

  it('are the same for a list that nobody is on', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf([dear, speechless]), async (client) => {
      const opened = await openPage(client, role, 1);
      expect(opened.matches).toEqual([]);
      expect(await groupsOf(client, opened.ranking_id)).toHaveLength(2);
    });
  });

  it('are never changed', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      await openFirst(client, role);
      await actAsOwner(client);
      for (const sql of [
        `update public.ranking_pool_groups set numbers = '{}'`,
        `update public.ranking_pools set fingerprint = repeat('0', 64)`,
      ]) {
        await client.query('savepoint before');
        await expect(client.query(sql)).rejects.toMatchObject({ message: 'record_is_immutable' });
        await client.query('rollback to savepoint before');
      }
    });
  });
});

it('opened by two people at once keep one set', async () => {
  const role = await createRole();
  const open = async (userId: string) => {
    const client = await database().connect();
    try {
      await client.query('begin');
      await actAs(client, userId);
      await openFirst(client, role);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  const people = [company.owner.userId, company.member.userId];
  await Promise.all(people.flatMap((userId) => [open(userId), open(userId)]));
  const { rows } = await database().query(
    `select count(distinct r.actor_id)::int as people, count(distinct r.pool_id)::int as pools
     from public.rankings r where r.brief_role_id = $1`,
    [role],
  );
  expect(rows).toEqual([{ people: 2, pools: 1 }]);
});
