import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { approveStrategy, briefFields, briefRoleId, roleFields } from '#tests/support/world.ts';

type Ask = { brief_role_id: string; consultant_id: string };

let company: WorldCompany;
let anna: WorldConsultant;
let bo: WorldConsultant;
let briefId: string;
/** The strategist's role, then two of execution. */
let roles: string[];

beforeEach(async () => {
  company = await createCompany('Lag AB');
  [anna, bo] = [await createConsultant('Anna Lag'), await createConsultant('Bo Lag')];
  const p = await briefFields({
    roles: [
      await roleFields({ role_id: 'social-media-strategist', phase: 'strategy' }),
      await roleFields(),
      await roleFields({ role_id: 'copywriter' }),
    ],
  });
  briefId = await callValue<string>(company.owner, 'save_brief', { p_company_id: company.id, p });
  await call(company.owner, 'brief_transition', { p_brief_id: briefId, p_to: 'open' });
  roles = [];
  for (const position of [1, 2, 3]) roles.push(await briefRoleId(briefId, position));
});
afterAll(closeDatabase);

const ask = (who: readonly (WorldConsultant | string)[], actor = company.owner, id = briefId) =>
  call<Ask & { outcome: string }>(actor, 'ask_team', {
    p_brief_id: id,
    p_asks: JSON.stringify(
      who.map((one, at) => ({
        brief_role_id: roles[at],
        consultant_id: typeof one === 'string' ? one : one.id,
      })),
    ),
    p_message: 'Vill ni göra det här tillsammans?',
  });

async function sent(): Promise<string[]> {
  const { rows } = await database().query<{ role: string }>(
    `select r.brief_role_id as role from public.requests r
     join public.brief_roles b on b.id = r.brief_role_id where r.brief_id = $1 order by b.position`,
    [briefId],
  );
  return rows.map(({ role }) => role);
}

const fill = (role: string | undefined) =>
  database().query('update public.brief_roles set filled_at = now() where id = $1', [role]);

describe('asking a team', () => {
  it('asks about the strategy, and says which roles wait for it', async () => {
    const answers = await ask([anna, bo, anna]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['asked', 'waits', 'waits']);
    expect(await sent()).toEqual([roles[0]]);
  });

  it('asks everybody once there is a strategy, and nobody twice', async () => {
    await ask([anna, bo, anna]);
    await approveStrategy(company);
    const answers = await ask([anna, bo, anna]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['before', 'asked', 'asked']);
    expect(await sent()).toEqual(roles);
  });

  it('is refused whole when a role has been filled, or one no longer matches', async () => {
    await approveStrategy(company);
    await fill(roles[2]);
    await expect(ask([anna, bo, anna])).rejects.toMatchObject({ message: 'role_filled' });
    expect(await sent()).toEqual([]);
    await database().query('update public.consultants set paused_at = now() where id = $1', [
      bo.id,
    ]);
    await expect(ask([anna, bo])).rejects.toMatchObject({
      message: 'consultant_no_longer_matches',
    });
    await expect(ask([anna, crypto.randomUUID()])).rejects.toMatchObject({
      message: 'consultant_no_longer_matches',
    });
    expect(await sent()).toEqual([]);
  });

  it('is refused when every role waits', async () => {
    roles = roles.slice(1);
    await expect(ask([bo, anna])).rejects.toMatchObject({ message: 'strategy_first_role' });
  });

  it('is for the brief’s company, and for the brief’s own roles', async () => {
    const rival = await createCompany('Rival AB');
    for (const actor of [rival.owner, anna, await createPerson('Främling')])
      await expect(ask([anna], actor)).rejects.toMatchObject({ code: 'PT404' });
    roles = [crypto.randomUUID()];
    await expect(ask([anna])).rejects.toMatchObject({ code: 'PT404' });
    expect(await sent()).toEqual([]);
  });

  it('is not proposed for roles that are filled', async () => {
    await fill(roles[1]);
    const rows = await call<{ brief_role_id: string }>(company.owner, 'list_team_candidates', {
      p_brief_id: briefId,
    });
    expect([...new Set(rows.map((row) => row.brief_role_id))]).toEqual([roles[0], roles[2]]);
  });
});
