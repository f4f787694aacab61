import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PoolClient } from 'pg';
import { callValue, closeDatabase } from '#tests/support/database.ts';
import { actAs, actAsOwner, amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { consultant, PLAIN, storeAll } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { openFirst } from '#tests/support/open-ranking.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';

const held = (level: number) => ({ level, isVerified: false });
// One is short where the other is not: which of the two is rare decides who is first.
const pool = [
  consultant({
    levels: { moderation: held(4), 'social-care': held(4), 'plain-language': held(2) },
  }),
  consultant({
    levels: { moderation: held(3), 'social-care': held(4), 'plain-language': held(3) },
  }),
  consultant({ askedOre: 110_000, floorOre: 100_000 }),
];
const RARE = { rarity_from: 1, rarity_slope: 200, rarity_most: 300 };

/** Many who can moderate and little else: with them in the market moderation is common. */
const market = Array.from({ length: 9 }, () => consultant({ levels: { moderation: held(4) } }));

let staff: Person;
let company: SignedInCompany;
let role: string;
let rare: number;
let cheap: number;
beforeAll(async () => {
  staff = await createStaff();
  company = await signedInCompany('Versioner AB');
  await storeAll([...pool, ...market]);
  role = (await storeBrief(company, PLAIN)).briefRoleId;
  const draft = (p: object) =>
    callValue<number>(staff, 'draft_matching_rules', { p, p_note: 'Prov' });
  rare = await draft(RARE);
  cheap = await draft({ weight_rate: 60, weight_competence: 10 });
});
afterAll(() => closeDatabase());

const asOwner = async <Row extends object>(
  client: PoolClient,
  sql: string,
  ...values: unknown[]
) => {
  await actAsOwner(client);
  return (await client.query<Row & Record<string, unknown>>(sql, values)).rows;
};

/** The nightly job, on a night after all nights so far. */
async function night(client: PoolClient): Promise<number> {
  await asOwner(client, 'update private.rarity_versions set day = day - 1000');
  await client.query('select public.run_daily_matching_clock()');
  return sameNight(client);
}

async function sameNight(client: PoolClient): Promise<number> {
  await asOwner(client, 'select public.run_daily_matching_clock()');
  const [row] = await asOwner<{ v: number }>(client, 'select private.rarity_version() as v');
  return row?.v ?? 0;
}

async function activate(client: PoolClient, version: number): Promise<void> {
  const [now] = await asOwner<{ v: number }>(
    client,
    'select (private.rules_in_force()).version as v',
  );
  await actAs(client, staff.userId);
  await client.query('select public.activate_matching_rules($1, $2)', [version, now?.v]);
}

type Shown = { place: number; consultant_id: string; mutual: number; match: unknown };

async function open(client: PoolClient): Promise<string> {
  await actAs(client, company.userId);
  return (await openFirst(client, role)) ?? '';
}

const logged = (client: PoolClient, id: string) =>
  asOwner<Shown>(
    client,
    `select place, consultant_id, mutual::float8, match from public.ranking_places
     where ranking_id = $1 order by place`,
    id,
  );

/** The entry counted anew from today's facts, by the versions it names. */
const recounted = (client: PoolClient, id: string) =>
  asOwner<Shown>(
    client,
    `select m.place::int, m.consultant_id, m.mutual::float8, to_jsonb(m) - array['consultant_id', 'place',
       'raw_place', 'is_rotated', 'is_newcomer_place', 'consultant_number', 'region_id', 'work_modes',
       'asked_rate_ore', 'request_state', 'match_count', 'failed'] as match
     from public.rankings r
     join public.matching_rules v on v.version = r.rules_version
     cross join lateral private.ranked_rows(
       private.match_ask(r.brief_role_id, r.rarity_version), v, 20, r.first_place - 1) m
     where r.id = $1 order by m.place`,
    id,
  );

const scores = (rows: readonly Shown[]) =>
  rows.map((row) => [row.place, row.consultant_id, row.mutual] as const);

describe('a result', () => {
  it('keeps its version: counted anew by it, it is the same to the last digit after other rules came', async () => {
    await amongOnly(company, idsOf(pool), async (client) => {
      const id = await open(client);
      const before = await logged(client, id);
      expect(before).toHaveLength(3);
      await activate(client, cheap);
      expect(await recounted(client, id)).toEqual(before);
      expect(await logged(client, id)).toEqual(before);
      const later = await open(client);
      expect(later).not.toBe(id);
      expect(scores(await logged(client, later))).not.toEqual(scores(before));
      const entries = await asOwner(
        client,
        'select id, rules_version from public.rankings where id = any ($1) order by rules_version',
        [id, later],
      );
      expect(entries).toEqual([
        { id, rules_version: 1 },
        { id: later, rules_version: cheap },
      ]);
    });
  });
});

describe('the nightly rarity weights', () => {
  it('follow the market from the next night, while what was shown keeps its own', async () => {
    await amongOnly(company, idsOf(pool), async (client) => {
      await activate(client, rare);
      const first = await night(client);
      const id = await open(client);
      const before = await logged(client, id);
      // They come back, and go again once they have been counted.
      const pause = 'update public.consultants set paused_at = $2 where id = any ($1)';
      await asOwner(client, pause, idsOf(market), null);
      expect(await sameNight(client)).toBe(first);
      const second = await night(client);
      expect(second).toBeGreaterThan(first);
      await asOwner(client, pause, idsOf(market), new Date());
      const later = await logged(client, await open(client));
      expect(scores(later)).not.toEqual(scores(before));
      expect(await recounted(client, id)).toEqual(before);
      expect(await logged(client, id)).toEqual(before);
    });
  });

  it('are foretold by the preview: what it says is what the next night gives', async () => {
    await amongOnly(company, idsOf(pool), async (client) => {
      await night(client);
      await asOwner(
        client,
        `update public.briefs set state = 'open'
         where id = (select brief_id from public.brief_roles where id = $1)`,
        role,
      );
      await actAs(client, staff.userId);
      const preview = await rowsOf<{
        brief_role_id: string;
        consultant_id: string;
        mutual_after: number;
      }>(client, 'preview_matching_rules', [rare, 500]);
      const foretold = preview.filter((row) => row.brief_role_id === role);
      expect(foretold.length).toBeGreaterThan(0);
      await activate(client, rare);
      await night(client);
      const after = await logged(client, await open(client));
      for (const { consultant_id: id, mutual_after: mutual } of foretold) {
        expect(after.find((row) => row.consultant_id === id)?.mutual).toBe(mutual);
      }
    });
  });
});
