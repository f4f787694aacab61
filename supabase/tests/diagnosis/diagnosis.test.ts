import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import { createDiagnosis } from '#tests/support/diagnosis-rows.ts';
import { shipped, someAnswers, workedCases } from '#tests/support/diagnosis.ts';
import { createCompany, type WorldCompany } from '#tests/support/parties.ts';
import { maturity } from '$lib/domain/diagnosis/maturity.ts';

let company: WorldCompany;
let rival: WorldCompany;
let colleague: { userId: string };

beforeAll(async () => {
  company = await createCompany('Analys AB');
  rival = await createCompany('Annat AB');
  colleague = await createPerson('Kollega');
  await database().query(
    `insert into public.company_members (company_id, user_id, role) values ($1, $2, 'member')`,
    [company.id, colleague.userId],
  );
});
afterAll(closeDatabase);

const refused = (status: number, message: string) => ({ code: `PT${status}`, message });
const worked = workedCases[0];
const store = (changes: Record<string, unknown>) =>
  callValue<string>('service', 'store_diagnosis', {
    p_version: shipped.schemaVersion,
    p_secret: randomUUID() + randomUUID(),
    p_context: worked?.context,
    p_answers: worked?.answers,
    ...changes,
  });

describe('versions', () => {
  it('are never changed', async () => {
    for (const statement of [
      `update public.diagnosis_versions set data = '{}'`,
      'delete from public.diagnosis_versions',
    ]) {
      await expect(database().query(statement)).rejects.toMatchObject(
        refused(409, 'record_is_immutable'),
      );
    }
  });
});

describe('an analysis made on a device', () => {
  it('is stored once however often it is sent', async () => {
    const secret = randomUUID() + randomUUID();
    const ids = await Promise.all([1, 2, 3].map(() => createDiagnosis({ secret })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ['an unknown question', { p_answers: { q99: 1 } }],
    ['a score out of range', { p_answers: { q1: 5 } }],
    ['a score as text', { p_answers: { q1: '<script>alert(1)</script>' } }],
    ['no object of answers', { p_answers: [{ q1: 1 }] }],
    ['an unknown option', { p_context: { ...worked?.context, size: 'giant' } }],
    ['a context question too few', { p_context: { goal: 'recruitment' } }],
    ['a context question too many', { p_context: { ...worked?.context, more: 'x' } }],
    ['an unknown version', { p_version: '0.0.0' }],
    ['a guessable secret', { p_secret: 'short' }],
  ])('is refused with %s', async (_, changes) => {
    await expect(store(changes)).rejects.toMatchObject(refused(400, 'diagnosis_invalid'));
  });

  it('is read with its secret alone, and after saving not even with it', async () => {
    const { id, secret } = await createDiagnosis();
    const find = (p_secret: string) =>
      call('anonymous', 'find_my_diagnosis', { p_diagnosis_id: id, p_secret });
    expect(await find('another secret')).toEqual([]);
    expect(await find(secret)).toMatchObject([{ answers: worked?.answers, is_saved: false }]);
    await callValue(company.owner, 'claim_diagnosis', {
      p_secret: secret,
      p_company_id: company.id,
    });
    expect(await find(secret)).toMatchObject([{ answers: null, context: null, is_saved: true }]);
    await expect(
      call('anonymous', 'share_diagnosis', { p_diagnosis_id: id, p_secret: secret }),
    ).rejects.toMatchObject(refused(404, 'not_found'));
  });

  it('is saved by a member, once, and by no stranger', async () => {
    const { id, secret } = await createDiagnosis();
    const claim = (actor: { userId: string }, companyId: string) =>
      callValue(actor, 'claim_diagnosis', { p_secret: secret, p_company_id: companyId });
    await expect(claim(rival.owner, company.id)).rejects.toMatchObject(refused(404, 'not_found'));
    expect(await claim(company.owner, company.id)).toBe(id);
    expect(await claim(company.owner, company.id)).toBe(id);
    await expect(claim(rival.owner, rival.id)).rejects.toMatchObject(
      refused(409, 'diagnosis_saved_elsewhere'),
    );
  });
});

describe('a private link', () => {
  const find = (token: string) => call('anonymous', 'find_shared_diagnosis', { p_token: token });

  it('shows answers until it is ended, and then says so', async () => {
    const { id, secret } = await createDiagnosis();
    const own = { p_diagnosis_id: id, p_secret: secret };
    const token = await callValue<string>('anonymous', 'share_diagnosis', own);
    expect(token).toMatch(/^[0-9a-f]{64}$/u);
    expect(await find(token)).toMatchObject([{ state: 'open', answers: worked?.answers }]);
    const [share] = await call<{ id: string }>('anonymous', 'list_diagnosis_shares', own);
    await expect(
      call('anonymous', 'revoke_diagnosis_share', { p_share_id: share?.id, p_secret: 'guess' }),
    ).rejects.toMatchObject(refused(404, 'not_found'));
    await call('anonymous', 'revoke_diagnosis_share', { p_share_id: share?.id, p_secret: secret });
    expect(await find(token)).toMatchObject([{ state: 'revoked', answers: null, version: null }]);
    expect(await find('x'.repeat(10_000))).toEqual([]);
  });

  it('is made and ended by members only, once the analysis is saved', async () => {
    const { id } = await createDiagnosis({ company });
    const share = (actor: { userId: string } | 'anonymous') =>
      callValue<string>(actor, 'share_diagnosis', { p_diagnosis_id: id });
    for (const stranger of [rival.owner, 'anonymous'] as const) {
      await expect(share(stranger)).rejects.toMatchObject(refused(404, 'not_found'));
    }
    await share(colleague);
    const own = { p_diagnosis_id: id };
    const [made] = await call<{ id: string }>(company.owner, 'list_diagnosis_shares', own);
    await expect(
      call(rival.owner, 'revoke_diagnosis_share', { p_share_id: made?.id }),
    ).rejects.toMatchObject(refused(404, 'not_found'));
    await call(company.owner, 'revoke_diagnosis_share', { p_share_id: made?.id });
    expect(await call(company.owner, 'list_diagnosis_shares', own)).toEqual([]);
  });

  it('is one of ten at most', async () => {
    const { id } = await createDiagnosis({ company });
    const share = () => callValue(company.owner, 'share_diagnosis', { p_diagnosis_id: id });
    for (let made = 0; made < 10; made += 1) await share();
    await expect(share()).rejects.toMatchObject(refused(409, 'diagnosis_too_many_links'));
  });
});

describe('colleagues', () => {
  const answer = (actor: { userId: string }, id: string, changes: Record<string, unknown> = {}) =>
    call(actor, 'answer_diagnosis', {
      ...{ p_diagnosis_id: id, p_perspective: 'practitioner', p_department: 'Kundtjänst' },
      ...{ p_answers: { q1: 1 }, ...changes },
    });

  it('answer each in their own name, and may answer again', async () => {
    const { id } = await createDiagnosis({ company });
    await answer(colleague, id);
    await answer(colleague, id, { p_perspective: 'management', p_answers: { q1: 3 } });
    const { rows } = await database().query(
      `select perspective, department, answers from public.diagnosis_responses
       where diagnosis_id = $1 and not is_owner`,
      [id],
    );
    expect(rows).toEqual([
      { perspective: 'management', department: 'Kundtjänst', answers: { q1: 3 } },
    ]);
  });

  it('are refused what makes no sense, and strangers everything', async () => {
    const { id } = await createDiagnosis({ company });
    await expect(answer(rival.owner, id)).rejects.toMatchObject(refused(404, 'not_found'));
    await expect(answer(company.owner, id)).rejects.toMatchObject(
      refused(409, 'diagnosis_is_yours'),
    );
    for (const changes of [
      { p_perspective: 'owner' },
      { p_perspective: null },
      { p_department: 'x'.repeat(10_000) },
      { p_answers: { q1: 9 } },
    ]) {
      await expect(answer(colleague, id, changes)).rejects.toMatchObject(
        refused(400, 'diagnosis_invalid'),
      );
    }
    const describeAs = (actor: { userId: string }) =>
      call(actor, 'describe_diagnosis_answer', {
        ...{ p_diagnosis_id: id, p_perspective: 'management', p_department: 'Ledning' },
      });
    await expect(describeAs(rival.owner)).rejects.toMatchObject(refused(404, 'not_found'));
    await expect(describeAs(colleague)).rejects.toMatchObject(refused(404, 'not_found'));
    await describeAs(company.owner);
  });
});

describe('the strategy per cent that gates ask for', () => {
  const latest = async (companyId: string) => {
    const { rows } = await database().query<{ percent: string | null }>(
      'select private.latest_strategy_percent($1) as percent',
      [companyId],
    );
    const percent = rows[0]?.percent ?? null;
    return percent === null ? null : Number(percent);
  };

  it('is that of the latest answers of management or the maker', async () => {
    const own = await createCompany('Senast AB');
    expect(await latest(own.id)).toBeNull();
    const { id } = await createDiagnosis({ company: own, answers: { q1: 2, q2: 1 } });
    expect(await latest(own.id)).toBe(37.5);
    const other = await createPerson('Chef');
    await database().query(
      `insert into public.company_members (company_id, user_id, role) values ($1, $2, 'member')`,
      [own.id, other.userId],
    );
    const as = (p_perspective: string) =>
      call(other, 'answer_diagnosis', {
        ...{ p_diagnosis_id: id, p_perspective, p_department: '', p_answers: { q1: 4, q2: 4 } },
      });
    await as('practitioner');
    expect(await latest(own.id)).toBe(37.5);
    await as('management');
    expect(await latest(own.id)).toBe(100);
  });

  it('is the same in SQL as in the domain, for every dimension and any answers', async () => {
    const cases = fc.sample(someAnswers, 200);
    const { rows } = await database().query<{ place: number; id: string; percent: string }>(
      `select c.ordinality::int as place, d.item ->> 'id' as id,
         private.dimension_percent($1, d.item ->> 'id', c.value) as percent
       from jsonb_array_elements($2::jsonb) with ordinality c,
         public.diagnosis_versions v, jsonb_array_elements(v.data -> 'dimensions') as d (item)
       where v.version = $1`,
      [shipped.schemaVersion, JSON.stringify(cases)],
    );
    expect(rows).toHaveLength(200 * shipped.dimensions.length);
    for (const { place, id, percent } of rows) {
      const { dimensions } = maturity(shipped, cases[place - 1] ?? {});
      expect(Number(percent)).toBe(dimensions[id]?.percent);
    }
  });
});

describe('the daily purge', () => {
  it('deletes what nobody saved in 90 days, and nothing else', async () => {
    const { purge } = await import('$lib/server/jobs/tasks/purge.ts');
    const [old, fresh] = [await createDiagnosis(), await createDiagnosis()];
    const saved = await createDiagnosis({ company });
    await database().query(
      `update public.diagnoses set created_at = now() - interval '91 days' where id = any ($1)`,
      [[old.id, saved.id]],
    );
    const query = (sql: string) => database().query(sql);
    await purge({}, { query } as unknown as Parameters<typeof purge>[1]);
    const { rows } = await database().query<{ id: string }>(
      'select id from public.diagnoses where id = any ($1)',
      [[old.id, fresh.id, saved.id]],
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([fresh.id, saved.id].sort());
  });
});
