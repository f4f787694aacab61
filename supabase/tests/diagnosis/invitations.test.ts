import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import { createDiagnosis } from '#tests/support/diagnosis-rows.ts';
import { createCompany, type WorldCompany } from '#tests/support/parties.ts';

let company: WorldCompany;
let rival: WorldCompany;
let analysis: string;

beforeAll(async () => {
  company = await createCompany('Inbjudande AB');
  rival = await createCompany('Främmande AB');
  analysis = (await createDiagnosis({ company, answers: { q1: 1, q2: 1 } })).id;
});
afterAll(closeDatabase);

type Actor = { userId: string } | 'anonymous';
const refused = (status: number, message: string) => ({ code: `PT${status}`, message });
const invite = (actor: Actor, p_name: string | null = 'Kim', p_diagnosis_id = analysis) =>
  callValue<string>(actor, 'invite_to_diagnosis', { p_diagnosis_id, p_name });
const find = (p_token: string, actor: Actor = 'anonymous') =>
  call<Record<string, unknown>>(actor, 'find_diagnosis_invitation', { p_token });
const answer = (p_token: string, changes: Record<string, unknown> = {}) =>
  call('anonymous', 'answer_invited_diagnosis', {
    ...{ p_token, p_perspective: 'practitioner', p_department: ' Kundtjänst ' },
    ...{ p_answers: { q1: 0 }, ...changes },
  });
const idOf = async (token: string) => String((await find(token))[0]?.['id']);
const responses = async (token: string) => {
  const { rows } = await database().query<Record<string, unknown>>(
    `select user_id, is_owner, perspective, department, answers
     from public.diagnosis_responses where invitation_id = $1`,
    [await idOf(token)],
  );
  return rows;
};

describe('a link for a colleague without an account', () => {
  it('takes one set of answers, which may be changed, and names nobody signed in', async () => {
    const token = await invite(company.owner);
    expect(token).toMatch(/^[0-9a-f]{64}$/u);
    await answer(token);
    await answer(token, { p_perspective: 'management', p_answers: { q1: 4 } });
    expect(await responses(token)).toEqual([
      {
        ...{ user_id: null, is_owner: false, perspective: 'management' },
        ...{ department: 'Kundtjänst', answers: { q1: 4 } },
      },
    ]);
  });

  it('shows whose questions they are and its own answers, and nothing else', async () => {
    const [token, other] = [await invite(company.owner), await invite(company.owner, 'Lo')];
    await answer(other, { p_answers: { q1: 3 } });
    const [shown] = await find(token);
    expect(shown).toMatchObject({ state: 'open', company_name: 'Inbjudande AB', answers: null });
    expect(shown?.['member_diagnosis_id']).toBeNull();
    expect(Object.keys(shown ?? {}).sort()).toEqual(
      [
        ...['answers', 'company_name', 'department', 'expires_at', 'id'],
        ...['member_diagnosis_id', 'perspective', 'state', 'version'],
      ].sort(),
    );
    for (const [name, args] of [
      ['find_shared_diagnosis', { p_token: token }],
      ['find_my_diagnosis', { p_diagnosis_id: analysis, p_secret: token }],
    ] as const) {
      expect(await call('anonymous', name, args), name).toEqual([]);
    }
    for (const name of ['share_diagnosis', 'list_diagnosis_shares']) {
      await expect(
        call('anonymous', name, { p_diagnosis_id: analysis, p_secret: token }),
        name,
      ).rejects.toMatchObject(refused(404, 'not_found'));
    }
  });

  it('tells a member which analysis it is, so that they answer in their own name', async () => {
    const token = await invite(company.owner);
    const told = async (actor: Actor) => (await find(token, actor))[0]?.['member_diagnosis_id'];
    expect(await told(company.owner)).toBe(analysis);
    expect(await told(rival.owner)).toBeNull();
  });

  it('is unknown when guessed', async () => {
    for (const guess of ['', 'x'.repeat(10_000), analysis]) {
      expect(await find(guess)).toEqual([]);
      await expect(answer(guess)).rejects.toMatchObject(refused(404, 'not_found'));
    }
  });

  it.each([
    ['no side', { p_perspective: null }],
    ['a side that is none', { p_perspective: 'owner' }],
    ['a long department', { p_department: 'x'.repeat(10_000) }],
    ['a score out of range', { p_answers: { q1: 5 } }],
    ['a question that is none', { p_answers: { q99: 1 } }],
  ])('refuses %s and keeps nothing', async (_, changes) => {
    const token = await invite(company.owner);
    await expect(answer(token, changes)).rejects.toMatchObject(refused(400, 'diagnosis_invalid'));
    expect(await responses(token)).toEqual([]);
  });
});

describe('its end', () => {
  it('comes when a member revokes it, in use too; answers given stay', async () => {
    const token = await invite(company.owner);
    await answer(token);
    const revoke = (actor: Actor, p_invitation_id: string) =>
      call(actor, 'revoke_diagnosis_invitation', { p_invitation_id });
    const id = await idOf(token);
    await expect(revoke(rival.owner, id)).rejects.toMatchObject(refused(404, 'not_found'));
    await revoke(company.owner, id);
    await revoke(company.owner, id);
    expect((await find(token))[0]).toMatchObject({
      ...{ state: 'revoked', company_name: null, answers: null, version: null },
    });
    await expect(answer(token, { p_answers: { q1: 4 } })).rejects.toMatchObject(
      refused(409, 'diagnosis_invitation_closed'),
    );
    expect(await responses(token)).toMatchObject([{ answers: { q1: 0 } }]);
    const { rows } = await database().query<{ kind: string }>(
      `select kind from public.events where details ->> 'invitation_id' = $1 order by id`,
      [id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      ...['diagnosis_colleague_invited', 'diagnosis_answered', 'diagnosis_invitation_revoked'],
    ]);
  });

  it('comes by itself after 30 days', async () => {
    const token = await invite(company.owner);
    const id = await idOf(token);
    const { rows } = await database().query<{ days: number }>(
      `select extract(day from expires_at - created_at)::int as days
       from public.diagnosis_invitations where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ days: 30 }]);
    await database().query(
      'update public.diagnosis_invitations set expires_at = now() where id = $1',
      [id],
    );
    expect((await find(token))[0]).toMatchObject({ state: 'expired', company_name: null });
    await expect(answer(token)).rejects.toMatchObject(refused(409, 'diagnosis_invitation_closed'));
  });
});

describe('those who may invite', () => {
  it('are members of the company that saved it', async () => {
    const person = await createPerson('Utan företag');
    for (const stranger of [rival.owner, person]) {
      await expect(invite(stranger)).rejects.toMatchObject(refused(404, 'not_found'));
    }
    await expect(invite('anonymous')).rejects.toMatchObject({ code: '42501' });
  });

  it('name whom they invite, in few words', async () => {
    for (const name of ['', '   ', null, 'x'.repeat(81)]) {
      await expect(invite(company.owner, name)).rejects.toMatchObject(
        refused(400, 'diagnosis_invitee_invalid'),
      );
    }
  });

  it('make thirty at most', async () => {
    const own = await createDiagnosis({ company });
    for (let made = 0; made < 30; made += 1) await invite(company.owner, `Nr ${made}`, own.id);
    await expect(invite(company.owner, 'En till', own.id)).rejects.toMatchObject(
      refused(409, 'diagnosis_too_many_invitations'),
    );
  });
});

it('answers by a link open no gate', async () => {
  const own = await createCompany('Grind AB');
  const { id } = await createDiagnosis({ company: own, answers: { q1: 1, q2: 1 } });
  const token = await invite(own.owner, 'Chefen', id);
  await answer(token, { p_perspective: 'management', p_answers: { q1: 4, q2: 4 } });
  const { rows } = await database().query<{ percent: string }>(
    'select private.latest_strategy_percent($1) as percent',
    [own.id],
  );
  expect(Number(rows[0]?.percent)).toBe(25);
});
