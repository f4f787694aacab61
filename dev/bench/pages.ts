import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { localizedPath } from '#lib/i18n/paths.ts';
import { build } from '../build.ts';
import { seedOnce } from '../demo.ts';
import { fromRoot } from '../paths.ts';
import { startStack } from '../stack.ts';
import { measure, percentile, report } from './measure.ts';

type SignIn = { role: string; email: string; password: string };

/** Server time of the home page, a role page and a matches page with the demo's data. */
export async function benchPages(): Promise<void> {
  await build();
  const dataDir = mkdtempSync(join(tmpdir(), 'rollkoll-bench-'));
  const stack = await startStack({
    dataDir,
    beforeApp: async (env) => void (await seedOnce(dataDir, env)),
  });
  try {
    const { ORIGIN, DATABASE_URL } = stack.env;
    const cookie = await signIn(ORIGIN);
    const matches = await matchesPath(DATABASE_URL);
    await time('home', ORIGIN, '/');
    await time('role_page', ORIGIN, '/roller/community-manager');
    await time('matches_page', ORIGIN, matches, cookie);
  } finally {
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function time(name: string, origin: string, path: string, cookie = ''): Promise<void> {
  const times = await measure(60, 10, async () => {
    const response = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    await response.text();
  });
  report(name, { p50_ms: percentile(times, 0.5), p95_ms: percentile(times, 0.95) });
}

function demoCompany(): SignIn {
  const people = JSON.parse(
    readFileSync(fromRoot('dev', 'seed', 'sign-ins.json'), 'utf8'),
  ) as SignIn[];
  const company = people.find(({ role }) => role === 'company');
  if (!company) throw new Error('the demo has no company to sign in as');
  return company;
}

/** Signs in by the page's own form and returns the session cookies. */
async function signIn(origin: string): Promise<string> {
  const { email, password } = demoCompany();
  const response = await fetch(`${origin}/logga-in`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function matchesPath(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `select b.id from public.briefs b
     join public.company_members m on m.company_id = b.company_id
     join auth.users u on u.id = m.user_id
     where b.state = 'open' and u.email = $1 limit 1`,
    [demoCompany().email],
  );
  await client.end();
  return localizedPath(`/company/briefs/${rows[0]?.id ?? ''}/matches`, 'sv');
}
