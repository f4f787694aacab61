import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { Client } from 'pg';
import type { StackEnv } from '../stack-env.ts';
import { measure, percentile, report } from './measure.ts';

const SIZES = [1000, 10_000];
const populate = readFileSync(join(import.meta.dirname, 'population.sql'), 'utf8');

/** Measures the ranking through the API that the matches page uses, top 20 with every part. */
export async function benchMatching(env: StackEnv): Promise<void> {
  const { briefRoleId, api } = await prepareCompany(env);
  let made = 0;
  for (const size of SIZES) {
    await addConsultants(env, size - made);
    made = size;
    const call = async () => {
      const { data, error } = await api.rpc('list_matches', {
        p_brief_role_id: briefRoleId,
        p_limit: 20,
      });
      if (error) throw new Error(error.message);
      return data as { match_count: number }[];
    };
    const [first] = await call();
    const times = await measure(40, 5, call);
    report('matching', {
      consultants: size,
      ranked: first?.match_count ?? 0,
      p50_ms: percentile(times, 0.5),
      p95_ms: percentile(times, 0.95),
    });
  }
}

async function superuser<T>(env: StackEnv, run: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(env.DATABASE_URL);
  url.username = 'supabase_admin';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function addConsultants(env: StackEnv, count: number): Promise<void> {
  await superuser(env, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(populate);
    await client.query('select pg_temp.populate($1)', [count]);
    await client.query('analyze');
  });
}

/** A company with an open brief from the community manager's own profile, through the real API. */
async function prepareCompany(env: StackEnv) {
  const api = createClient(env.SUPABASE_URL, env.SUPABASE_PUBLISHABLE_KEY, {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const email = `bench-${Date.now()}@example.com`;
  const password = 'bench-password-2026';
  const { error } = await api.auth.signUp({ email, password });
  if (error) throw error;
  await superuser(env, (client) =>
    client.query('update auth.users set email_confirmed_at = now() where email = $1', [email]),
  );
  await api.auth.signInWithPassword({ email, password });
  await api.rpc('save_person', { p_name: 'Bench', p_locale: 'sv' });
  const company = await api.rpc('register_company', {
    p_name: 'Bench AB',
    p_country: 'SE',
    p_organisation_number: String(Date.now()).slice(-10),
  });
  const profile = await api
    .from('role_competencies')
    .select('competency_id, level, weight')
    .eq('role_id', 'community-manager');
  const today = new Date();
  const day = (offset: number) =>
    new Date(today.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
  const brief = await api.rpc('save_brief', {
    p_company_id: company.data,
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
