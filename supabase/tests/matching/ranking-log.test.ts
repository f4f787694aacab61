import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { call, closeDatabase, database, type Actor } from '#tests/support/database.ts';
import { actAs, actAsOwner, amongOnly, idsOf } from '#tests/support/matching-database.ts';
import { openedBy, openFirst, openPage } from '#tests/support/open-ranking.ts';
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
  company = await createCompany('Logg AB');
  pool = [];
  for (const name of ['En', 'Två', 'Tre']) pool.push(await createConsultant(name));
});
afterAll(closeDatabase);

const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await database().query<Row & Record<string, unknown>>(sql, values)).rows;

async function createRole(): Promise<string> {
  return briefRoleId(await createBrief(company));
}

const opened = (role: string) => openedBy(company.owner, role);

/** A consultant's line in the log of a ranking, whichever page it is on. */
async function placeOf(staff: Actor, rankingId: string, consultantId: string | undefined) {
  for (let offset = 0; ;) {
    const places = await call(staff, 'list_ranking_places', {
      p_ranking_id: rankingId,
      p_offset: offset,
    });
    const own = places.find((row) => row['consultant_id'] === consultantId);
    if (own || places.length === 0) return own;
    offset += places.length;
  }
}

describe('the log', () => {
  it('has versions, sizes, filter codes, both places with the explanation, and what people did', async () => {
    const staff = await createStaff();
    // In a language of her own: a ranking keeps its first places, and others sign up meanwhile.
    const languages = [{ code: 'fa', cefr: 6 }];
    const asked = await createConsultant('Ensam om språket', { languages });
    const role = await briefRoleId(await createBrief(company, { languages }));
    const id = await opened(role);
    await call(company.owner, 'send_requests', {
      p_brief_role_id: role,
      p_consultant_ids: [asked.id],
    });
    const [request] = await query<{ id: string }>(
      'select id from public.requests where brief_role_id = $1',
      [role],
    );
    await call(asked, 'decline_request', {
      p_request_id: request?.id,
      p_reason: 'Fullt upp',
    });
    await call(staff, 'note_ranking_move', {
      p_brief_role_id: role,
      p_consultant_id: asked.id,
      p_reason: 'Känner verksamheten',
    });
    const [entry] = await call(staff, 'list_rankings', { p_brief_role_id: role });
    expect(entry).toMatchObject({ id, actor: 'company', rules_version: 1, row_count: '1' });
    expect(entry?.['candidates']).toBeGreaterThanOrEqual(Number(entry?.['ranked']));
    const own = await placeOf(staff, id, asked.id);
    expect(own?.['match']).toMatchObject({
      rules: { version: 1 },
      details: expect.any(Array) as unknown,
    });
    expect(own?.['actions']).toMatchObject([
      { action: 'asked', actor: 'company' },
      { action: 'declined', actor: 'consultant', reason: 'Fullt upp' },
      { action: 'moved', actor: 'agency', reason: 'Känner verksamheten' },
    ]);
    expect(await call(company.owner, 'list_rankings', {})).toEqual([]);
  });

  it('MR15: the same inputs make one byte-identical entry a day, other inputs another', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(pool), async (client) => {
      const atBudget = async (ore: number) => {
        await actAsOwner(client);
        await client.query('update public.brief_roles set budget_rate_ore = $2 where id = $1', [
          role,
          ore,
        ]);
        await actAs(client, company.owner.userId);
        return openFirst(client, role);
      };
      const first = await atBudget(110_000);
      expect(await atBudget(110_000)).toBe(first);
      expect(await atBudget(95_000)).not.toBe(first);
      expect(await atBudget(110_000)).toBe(first);
    });
  });

  it('is never changed', async () => {
    const id = await opened(await createRole());
    for (const sql of [
      `update public.rankings set ranked = 0 where id = '${id}'`,
      `update public.ranking_places set place = place + 100 where ranking_id = '${id}'`,
    ]) {
      await expect(database().query(sql)).rejects.toMatchObject({ message: 'record_is_immutable' });
    }
  });
});

describe('a page of the log', () => {
  /** Twenty-five alike: two pages. */
  const crowd: Person[] = [];
  beforeAll(async () => {
    for (let at = 0; at < 25; at += 1) crowd.push(await createConsultant(`Plats ${at}`));
  });
  const entries = async (client: PoolClient, role: string) => {
    await actAsOwner(client);
    const { rows } = await client.query<Entry>(
      `select r.id, r.actor_id, r.first_place, r.fingerprint,
         array_agg(p.consultant_id order by p.place) as shown, min(p.place) as first, max(p.place) as last
       from public.rankings r left join public.ranking_places p on p.ranking_id = r.id
       where r.brief_role_id = $1 group by r.id order by r.first_place, r.actor_id`,
      [role],
    );
    return rows;
  };
  const lists = async (client: PoolClient, role: string) => {
    const { rows } = await client.query<{ places: number }>(
      `select (select count(*)::int from private.exposure_places p where p.list_id = l.id) as places
       from private.exposure_lists l where l.brief_role_id = $1`,
      [role],
    );
    return rows.map(({ places }) => places);
  };

  it('is there for every page shown, with the very places shown, and once however often it is opened', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(crowd), async (client) => {
      const [first, second] = [await openPage(client, role, 1), await openPage(client, role, 2)];
      expect(await openPage(client, role, 2)).toEqual(second);
      const log = await entries(client, role);
      expect(log.map(({ id }) => id)).toEqual([first.ranking_id, second.ranking_id]);
      expect(log.map((one) => [one.first_place, one.first, one.last])).toEqual([
        [1, 1, 20],
        [21, 21, 25],
      ]);
      expect(log.map(({ shown }) => shown)).toEqual(
        [first, second].map(({ matches }) => matches.map((row) => row.consultant_id)),
      );
    });
  });

  it('is there for each person who saw it, alike for both; exposure is counted once', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(crowd), async (client) => {
      await openPage(client, role, 1);
      await actAs(client, company.member.userId);
      await openPage(client, role, 1);
      const log = await entries(client, role);
      expect(new Set(log.map((one) => one.actor_id))).toEqual(
        new Set([company.owner.userId, company.member.userId]),
      );
      expect(log).toHaveLength(2);
      expect(new Set(log.map(({ fingerprint }) => fingerprint)).size).toBe(1);
      expect(await lists(client, role)).toEqual([20]);
    });
  });

  it('after the first is no exposure, and one after the last is not logged', async () => {
    const role = await createRole();
    await amongOnly(company.owner, idsOf(crowd), async (client) => {
      await openPage(client, role, 2);
      expect(await openPage(client, role, 3)).toMatchObject({ ranking_id: null, matches: [] });
      expect((await entries(client, role)).map((one) => one.first_place)).toEqual([21]);
      expect(await lists(client, role)).toEqual([]);
      await actAs(client, company.owner.userId);
      await openPage(client, role, 1);
      await actAsOwner(client);
      expect(await lists(client, role)).toEqual([20]);
    });
  });

  it('stays when the account of whoever saw it is gone, two of them side by side', async () => {
    const role = await createRole();
    const seen = await createCompany('Borta AB');
    await amongOnly(company.owner, idsOf(crowd), async (client) => {
      await openPage(client, role, 1);
      await actAs(client, company.member.userId);
      await openPage(client, role, 1);
      await actAsOwner(client);
      await client.query(
        `insert into public.rankings select (jsonb_populate_record(r, jsonb_build_object(
           'id', gen_random_uuid(), 'actor_id', a))).*
         from public.rankings r, unnest($2::uuid[]) a
         where r.brief_role_id = $1 and r.actor_id = $3`,
        [role, [seen.owner.userId, seen.member.userId], company.owner.userId],
      );
      await client.query('delete from public.people where user_id = any ($1)', [
        [seen.owner.userId, seen.member.userId],
      ]);
      expect((await entries(client, role)).filter((one) => one.actor_id === null)).toHaveLength(2);
    });
  });
});

type Entry = {
  id: string;
  actor_id: string | null;
  first_place: number;
  fingerprint: string;
  shown: string[];
  first: number;
  last: number;
};
