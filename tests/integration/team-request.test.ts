import { isRedirect, type RequestEvent, type ServerLoadEvent } from '@sveltejs/kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as matchesPage from '#routes/(company)/company/briefs/[id=uuid]/matches/+page.server.ts';
import * as teamsPage from '#routes/(company)/company/briefs/[id=uuid]/matches/teams/+page.server.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { signedInCompany, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { createConsultant, type WorldConsultant } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { briefFields, briefRoleId, roleFields } from '#tests/support/world.ts';
import { findAccess } from '$lib/server/auth/access.ts';
import { askTeam, listTeams } from '$lib/server/matching/teams.ts';

let company: SignedInCompany;
let anna: WorldConsultant & { number: number };
let briefId: string;
/** The strategist's role and one of execution. */
let strategy: string;
let execution: string;

beforeAll(async () => {
  useServerEnv(stack());
  company = await signedInCompany('Lagförfrågan AB');
  const made = await createConsultant('Anna Lagspelare');
  const { rows } = await database().query<{ number: number }>(
    'select number from public.consultants where id = $1',
    [made.id],
  );
  anna = { ...made, number: rows[0]?.number ?? 0 };
});
afterAll(() => closeDatabase());

beforeEach(async () => {
  const owner = { userId: company.userId, email: '' };
  const p = await briefFields({
    roles: [
      await roleFields({ role_id: 'social-media-strategist', phase: 'strategy' }),
      await roleFields(),
    ],
  });
  briefId = await callValue<string>(owner, 'save_brief', { p_company_id: company.companyId, p });
  await call(owner, 'brief_transition', { p_brief_id: briefId, p_to: 'open' });
  [strategy, execution] = [await briefRoleId(briefId, 1), await briefRoleId(briefId, 2)];
});

/** The owner at the page of teams, with what a form posts. */
async function at(query = '', fields: readonly [string, string][] = []) {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const url = new URL(`https://example.com/company/briefs/${briefId}${query}`);
  const locals = {
    locale: 'sv',
    requestId: 'r',
    supabase: company.db,
    user: { id: company.userId, email: '' },
    access: await findAccess(company.db),
    isUnavailable: false,
  };
  const request = new Request(url, { method: 'POST', body });
  return { cookies: { get: () => undefined }, locals, params: { id: briefId }, request, url };
}

async function post(asks: readonly string[]): Promise<string> {
  const event = await at('', asks.map((one) => ['asks[]', one] as const) as [string, string][]);
  const answer: unknown = await teamsPage.actions
    .ask(event as unknown as RequestEvent)
    .catch((cause: unknown) => cause);
  return isRedirect(answer) ? answer.location : JSON.stringify(answer);
}

async function askedRoles(): Promise<string[]> {
  const { rows } = await database().query<{ role: string }>(
    'select brief_role_id as role from public.requests where brief_id = $1',
    [briefId],
  );
  return rows.map(({ role }) => role);
}

describe('the page of teams', () => {
  it('asks about the strategy, and the answer says who was asked and what waits', async () => {
    const location = await post([`${strategy}:${anna.id}`, `${execution}:${anna.id}`]);
    expect(location).toMatch(new RegExp(`${briefId}\\?asked=1-${anna.number}&waits=2$`, 'u'));
    expect(await askedRoles()).toEqual([strategy]);
  });

  it('says which roles wait before anybody is asked', async () => {
    const event = (await at()) as unknown as ServerLoadEvent;
    expect(await teamsPage.load(event)).toMatchObject({ ask: true, waits: [execution] });
    const matches = (role: number) => at(`?role=${role}`) as unknown as Promise<ServerLoadEvent>;
    expect(await matchesPage.load(await matches(1))).toMatchObject({ ask: true, waits: false });
    expect(await matchesPage.load(await matches(2))).toMatchObject({
      ask: false,
      waits: true,
      choose: true,
    });
  });

  it('leaves out a role that is filled, and asks nobody when one was filled meanwhile', async () => {
    await database().query('update public.brief_roles set filled_at = now() where id = $1', [
      strategy,
    ]);
    const { best } = await listTeams(company.db, briefId);
    expect(best?.picks.map(({ roleId }) => roleId)).toEqual([execution]);
    expect(await post([`${strategy}:${anna.id}`])).toContain('role_filled');
    expect(await askedRoles()).toEqual([]);
  });

  it('is one command at the API, for the company alone', async () => {
    const other = await signedInCompany('Annan AB');
    const asks = [{ briefRoleId: strategy, consultantId: anna.id }];
    await expect(askTeam(other.db, briefId, asks, '')).rejects.toMatchObject({ status: 404 });
    expect(await askTeam(company.db, briefId, asks, 'Hej')).toEqual([
      {
        briefRoleId: strategy,
        consultantId: anna.id,
        consultantNumber: anna.number,
        outcome: 'asked',
      },
    ]);
    await expect(askTeam(company.db, briefId, asks, 'x'.repeat(2001))).resolves.toMatchObject([
      { outcome: 'before' },
    ]);
  });
});
