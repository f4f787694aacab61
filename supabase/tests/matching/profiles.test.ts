import fc from 'fast-check';
import type { PoolClient } from 'pg';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { fromRoot } from '#dev/paths.ts';
import { startTemporaryStack } from '#dev/temporary.ts';
import type { Stack } from '#dev/stack.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { COMPETENCIES, SECTORS } from '#tests/support/matching-arbitrary.ts';
import { createConsultant } from '#tests/support/parties.ts';

afterAll(closeDatabase);

/** Rows that are not what building them anew gives, in either direction. */
const DIFFERENCES = `
  (select to_jsonb(p) from private.match_profiles p except select to_jsonb(b) from private.build_match_profiles() b)
  union all
  (select to_jsonb(b) from private.build_match_profiles() b except select to_jsonb(p) from private.match_profiles p)`;

const day = fc.integer({ min: 0, max: 300 });
const change = fc.oneof(
  fc.record({
    what: fc.constant('level'),
    id: fc.constantFrom(...COMPETENCIES),
    level: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    what: fc.constant('verified'),
    id: fc.constantFrom(...COMPETENCIES),
    level: fc.constant(5),
  }),
  fc.record({
    what: fc.constant('language'),
    id: fc.constantFrom('sv', 'en', 'fi'),
    level: fc.integer({ min: 0, max: 6 }),
  }),
  fc.record({
    what: fc.constant('sector'),
    id: fc.constantFrom(...SECTORS),
    level: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({
    what: fc.constant('wish'),
    id: fc.constantFrom(...SECTORS),
    level: fc.integer({ min: 0, max: 2 }),
  }),
  fc.record({
    what: fc.constant('region'),
    id: fc.constantFrom('stockholm', 'skane'),
    level: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({
    what: fc.constant('declined'),
    id: fc.constant('community-manager'),
    level: fc.integer({ min: 0, max: 1 }),
  }),
  fc.record({ what: fc.constant('time'), id: fc.constant(''), level: day }),
  fc.record({
    what: fc.constant('profile'),
    id: fc.constantFrom('on_site', 'hybrid', 'remote'),
    level: fc.integer({ min: 1, max: 100 }),
  }),
  fc.record({
    what: fc.constant('paused'),
    id: fc.constant(''),
    level: fc.integer({ min: 0, max: 1 }),
  }),
);
type Change = { what: string; id: string; level: number };

async function apply(client: PoolClient, consultant: string, { what, id, level }: Change) {
  const run = (sql: string, ...values: unknown[]) => client.query(sql, [consultant, ...values]);
  const replace = async (table: string, column: string, insert: string, ...values: unknown[]) => {
    await run(`delete from public.${table} where consultant_id = $1 and ${column} = $2`, id);
    if (level > 0) await run(`insert into public.${table} ${insert}`, id, ...values);
  };
  if (what === 'level')
    await replace(
      'consultant_competencies',
      'competency_id',
      '(consultant_id, competency_id, level) values ($1, $2, $3)',
      level,
    );
  if (what === 'verified')
    await run(
      `update public.consultant_competencies set level = 5, verification = 'verified' where consultant_id = $1 and competency_id = $2`,
      id,
    );
  if (what === 'language')
    await replace('consultant_languages', 'language_code', 'values ($1, $2, $3)', level);
  if (what === 'sector') await replace('consultant_sectors', 'sector_id', 'values ($1, $2)');
  if (what === 'wish')
    await replace(
      'consultant_sector_wishes',
      'sector_id',
      'values ($1, $2, $3)',
      level === 1 ? 'wanted' : 'avoided',
    );
  if (what === 'region') await replace('consultant_regions', 'region_id', 'values ($1, $2)');
  if (what === 'declined')
    await replace(
      'consultant_declined_roles',
      'role_id',
      '(consultant_id, role_id) values ($1, $2)',
    );
  if (what === 'time') {
    await run('delete from public.consultant_availability where consultant_id = $1');
    await run(
      `insert into public.consultant_availability (consultant_id, during, percent)
       values ($1, daterange('2027-01-01', '2027-01-02'::date + $2::int), 70)`,
      level,
    );
    await run('select private.rebuild_capacity($1)');
  }
  if (what === 'profile')
    await run(
      `update public.consultants set wished_modes = array[$2], work_modes = array[$2], wished_rate_ore = 70000 + 100 * $3,
         floor_rate_ore = 60000, wanted_share_min = $3, wanted_share_max = 100 where id = $1`,
      id,
      level,
    );
  if (what === 'paused')
    await run(
      'update public.consultants set paused_at = case when $2 = 1 then now() end where id = $1',
      level,
    );
}

describe('packed profiles', () => {
  it('are after every change what building them anew gives', async () => {
    const consultant = await createConsultant('Packad');
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const client = await database().connect();
        try {
          await client.query('begin isolation level repeatable read');
          for (const one of changes) await apply(client, consultant.id, one);
          expect((await client.query(DIFFERENCES)).rows).toEqual([]);
        } finally {
          await client.query('rollback');
          client.release();
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe('a pool of thousands', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startTemporaryStack({ parts: ['postgres'] });
  }, 60_000);
  afterAll(() => stack.stop(), 30_000);

  it('gives the same page when it looks only at those who can reach it', async () => {
    const url = new URL(stack.env.DATABASE_URL);
    url.username = 'supabase_admin';
    const client = new Client({ connectionString: url.href });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      await client.query(readFileSync(fromRoot('dev', 'bench', 'population.sql'), 'utf8'));
      await client.query('select pg_temp.populate(4000)');
      await client.query(
        'select private.rebuild_match_profiles(); select private.compute_rarity(); analyze',
      );
      await client.query(ROLES);
      const { rows: roles } = await client.query<{ id: string }>(
        'select id from public.brief_roles',
      );
      for (const { id } of roles) {
        const [low, all] = await ranks(client, id);
        expect(low.rows.length).toBe(20);
        expect(low.rows).toEqual(all.rows);
        expect(await differingScores(client, id)).toBe(0);
      }
      const { rows } = await client.query(
        `select l.low from private.match_ask($1) a, private.rules_in_force() r,
           private.least_to_reach(a, r, private.score_terms(a, r), 20) l`,
        [roles[0]?.id],
      );
      expect(rows[0]).toMatchObject({ low: expect.any(Number) as number });
      expect((rows[0] as { low: number }).low).toBeGreaterThan(0);

      // Free time cut into weeks, far more spans than are written out, is worth the same.
      const [whole] = await ranks(client, roles[0]?.id ?? '');
      await client.query(CUT_INTO_WEEKS);
      const spans = await client.query(
        'select max(span_count) as most from private.match_profiles',
      );
      expect((spans.rows[0] as { most: number }).most).toBeGreaterThan(16);
      const [cut] = await ranks(client, roles[0]?.id ?? '');
      expect(cut.rows).toEqual(whole.rows);
    } finally {
      await client.end();
    }
  }, 120_000);
});

/** The first page, once looking only at those who can reach it, once from the whole order. */
function ranks(client: Client, role: string) {
  const page = (limit: number) =>
    client.query<Record<string, unknown>>(
      `select place, raw_place, consultant_id, mutual, is_rotated, is_newcomer_place, is_new, match_count
       from private.rank_consultants(private.match_ask($1), private.rules_in_force(), $2)
       where place <= 20 order by place`,
      [role, limit],
    );
  return Promise.all([page(20), page(1_000_000)]);
}

/** How many of all ranked get another score in decimals than in the one query over all. */
async function differingScores(client: Client, role: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `with ranked as materialized (
       select r.* from private.rank_consultants(private.match_ask($1), private.rules_in_force(), 1000000) r)
     select count(*)::int from ranked r
     full join private.score_consultants(private.match_ask($1), private.rules_in_force(),
       array(select consultant_id from ranked)) s on s.consultant_id = r.consultant_id
     where (r.mutual, r.is_capped) is distinct from (s.mutual, s.is_capped)`,
    [role],
  );
  return rows[0]?.count ?? -1;
}

/** A brief for each role of the catalogue, with its own profile of competencies. */
const ROLES = `
  insert into public.companies (id, name, organisation_number)
  values ('00000000-0000-4000-8000-000000000001', 'Stor pool', '5566778899');
  insert into public.briefs (id, company_id, state, title, goal, during, work_mode, sector_id)
  values ('00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000001', 'open',
    'Stor pool', 'Ett mål för verksamheten', daterange(current_date, current_date + 97), 'hybrid', 'retail');
  insert into public.brief_roles (brief_id, position, role_id, phase, budget_rate_ore)
  select '00000000-0000-4000-8000-000000000002', least(position, 6), id, 'run', 90000 + 5000 * position
  from public.roles where position <= 6;
  insert into public.brief_role_times
  select id, daterange(current_date + 7, current_date + 97), 50 from public.brief_roles;
  insert into public.brief_competencies
  select b.id, c.competency_id, c.position, c.level, c.weight from public.brief_roles b
  join public.role_competencies c on c.role_id = b.role_id`;

const CUT_INTO_WEEKS = `
  update private.match_profiles p set span_count = c.spans, spans = c.flat
  from (
    select q.consultant_id, count(*)::smallint as spans,
      string_to_array(string_agg(concat_ws(',', x.a, x.b, x.free), ',' order by x.a desc), ',')::smallint[] as flat
    from private.match_profiles q
    cross join generate_series(0, q.span_count - 1) i
    cross join lateral (
      select q.spans[3 * i + 1] as lo, q.spans[3 * i + 2] as hi, q.spans[3 * i + 3] as free) s
    cross join lateral (
      select s.lo + 5 * k as a, least(s.hi, s.lo + 5 * (k + 1)) as b, s.free
      from generate_series(0, (s.hi - s.lo - 1) / 5) k) x
    group by q.consultant_id) c
  where c.consultant_id = p.consultant_id`;
