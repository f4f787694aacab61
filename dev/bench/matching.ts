import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { signInCompany, superuserUrl } from '../measured-company.ts';
import { withClient } from '../postgres/bootstrap.ts';
import type { StackEnv } from '../stack-env.ts';
import { loadPool, rankInMemory, type MemoryAsk } from './matching-memory.ts';
import { measure, percentile, report } from './measure.ts';

const SIZES = [1000, 10_000, 100_000];
const populate = readFileSync(join(import.meta.dirname, 'population.sql'), 'utf8');
const plain = readFileSync(join(import.meta.dirname, 'matching-plain.sql'), 'utf8');

type Match = { match_count: number; mutual: number };

/**
 * Measures the ranking through the API that the matches page uses, top 20 with every part, and in
 * the same run the same ranking as a plain grouped query and in memory over typed arrays.
 */
export async function benchMatching(env: StackEnv): Promise<void> {
  const { briefRoleId, api } = await prepareCompany(env);
  let made = 0;
  for (const size of SIZES) {
    await addConsultants(env, size - made);
    made = size;
    const call = async () => {
      const args = { p_brief_role_id: briefRoleId, p_limit: 20 };
      const { data, error } = await api.rpc('list_matches', args);
      if (error) throw new Error(error.message);
      return data as Match[];
    };
    const rows = await call();
    const machineBefore = await measureMachine(env);
    const times = await measure(40, 5, call);
    const machineAfter = await measureMachine(env);
    const database = await measureDatabase(env, briefRoleId);
    const others = await withClient(superuserUrl(env), (client) =>
      measureOthers(client, briefRoleId, rows),
    );
    const p95 = percentile(times, 0.95);
    report('matching', {
      consultants: size,
      ranked: rows[0]?.match_count ?? 0,
      rows: rows.length,
      p50_ms: percentile(times, 0.5),
      p95_ms: p95,
      database_p95_ms: database,
      machine_ms: Math.round((machineBefore + machineAfter) / 2),
      ...others,
      faster_than_plain: Math.round((10 * others.plain_p95_ms) / p95) / 10,
      slower_than_memory: Math.round((10 * p95) / others.memory_p95_ms) / 10,
    });
  }
}

/** How fast the machine is just now: what its database needs to count a million generated rows. */
async function measureMachine(env: StackEnv): Promise<number> {
  const count = 'select count(*) from generate_series(1, 1000000)';
  return withClient(superuserUrl(env), async (client) =>
    percentile(await measure(10, 1, () => client.query(count)), 0.5),
  );
}

/** The same call as the API makes it, without the API: what the local stand-in adds is the difference. */
async function measureDatabase(env: StackEnv, briefRoleId: string): Promise<number> {
  return withClient(superuserUrl(env), async (client) => {
    await client.query(
      `select set_config('request.jwt.claims', json_build_object('sub', m.user_id, 'role',
         'authenticated')::text, false)
       from public.brief_roles r
       join public.briefs b on b.id = r.brief_id
       join public.company_members m on m.company_id = b.company_id
       where r.id = $1`,
      [briefRoleId],
    );
    const call = () => client.query('select * from public.list_matches($1, 20)', [briefRoleId]);
    return percentile(await measure(40, 5, call), 0.95);
  });
}

/** The two yardsticks. @throws {Error} when the scorer in memory does not rank as the product does */
async function measureOthers(client: Client, briefRoleId: string, rows: readonly Match[]) {
  const pool = await loadPool(client);
  const { rows: asks } = await client.query<{ ask: MemoryAsk }>(
    'select private.match_ask($1) as ask',
    [briefRoleId],
  );
  const ask = asks[0]?.ask;
  if (!ask) throw new Error('the brief has gone');
  const { ranked, best } = rankInMemory(pool, ask);
  const highest = Math.max(...rows.map(({ mutual }) => mutual));
  if (ranked !== rows[0]?.match_count || Math.abs((best[0] ?? 0) - highest) > 0.0001)
    throw new Error(`in memory ${ranked} ranked, best ${best[0] ?? 0}; the product says otherwise`);
  const memory = await measure(40, 5, () => Promise.resolve(rankInMemory(pool, ask)));
  await client.query('set enable_indexscan = off');
  await client.query('set enable_indexonlyscan = off');
  await client.query('set enable_bitmapscan = off');
  const plainTimes = await measure(6, 1, () => client.query(plain, [briefRoleId]));
  return {
    plain_p95_ms: percentile(plainTimes, 0.95),
    memory_p95_ms: percentile(memory, 0.95),
  };
}

async function addConsultants(env: StackEnv, count: number): Promise<void> {
  await withClient(superuserUrl(env), async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(populate);
    await client.query('select pg_temp.populate($1)', [count]);
    await client.query('analyze');
    await client.query('select private.rebuild_match_profiles()');
    await client.query('select private.compute_rarity()');
    await client.query('vacuum analyze');
  });
}

/** A company with an open brief from the community manager's own profile, through the real API. */
async function prepareCompany(env: StackEnv) {
  const { api, companyId } = await signInCompany(env, 'Bench');
  const profile = await api
    .from('role_competencies')
    .select('competency_id, level, weight')
    .eq('role_id', 'community-manager');
  const today = new Date();
  const day = (offset: number) =>
    new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const brief = await api.rpc('save_brief', {
    p_company_id: companyId,
    p: {
      title: 'Bench',
      goal: 'Fler kunder ska komma tillbaka.',
      work_mode: 'remote',
      sector_id: 'retail',
      languages: [{ code: 'sv', cefr: 4 }],
      business_goal_id: 'community_loyalty',
      communication_goal_id: 'build_community',
      measures: [{ measure_id: 'retention', baseline: null, target: null }],
      roles: [
        {
          role_id: 'community-manager',
          phase: 'run',
          budget_rate_ore: 110_000,
          times: [{ starts_on: day(7), ends_on: day(97), percent: 50 }],
          competencies: profile.data,
        },
      ],
    },
  });
  if (brief.error) throw new Error(brief.error.message);
  await api.rpc('override_strategy_gate', {
    p_brief_id: brief.data,
    p_name: 'Bench',
    p_title: 'bench',
    p_reason: 'A measurement of the ranking: nobody is asked and nothing is bought with it.',
  });
  await api.rpc('brief_transition', { p_brief_id: brief.data, p_to: 'open' });
  const role = await api.from('brief_roles').select('id').eq('brief_id', brief.data).single();
  return { briefRoleId: String(role.data?.id), api };
}
