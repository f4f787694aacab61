import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#tests/support/agency.ts';
import { as, call, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';

let company: WorldCompany;
let staff: Person;

beforeAll(async () => {
  [company, staff] = [await createCompany('Roller AB'), await createStaff('Vera Byrå')];
});
afterAll(closeDatabase);

const setRole = (actor: Person, of: WorldCompany, userId: string, role: string) =>
  call(actor, 'set_member_role', { p_company_id: of.id, p_user_id: userId, p_role: role });

async function owners(of: WorldCompany): Promise<string[]> {
  const { rows } = await database().query<{ user_id: string }>(
    `select user_id from public.company_members where company_id = $1 and role = 'owner'`,
    [of.id],
  );
  return rows.map((row) => row.user_id).sort();
}

async function latestEvent(entityId: string) {
  const { rows } = await database().query(
    `select kind, actor, actor_id, reason, details, company_id from public.events
     where entity_id = $1 order by id desc limit 1`,
    [entityId],
  );
  return rows[0];
}

describe('owners of a company', () => {
  it('are made and unmade by an owner, who leaves an event', async () => {
    const { owner, member } = company;
    await setRole(owner, company, member.userId, 'owner');
    expect(await owners(company)).toEqual([owner.userId, member.userId].sort());
    expect(await latestEvent(company.id)).toMatchObject({
      kind: 'owner_made',
      actor: 'company',
      actor_id: owner.userId,
      company_id: company.id,
      details: { user_id: member.userId },
    });
    await setRole(member, company, member.userId, 'member');
    expect(await owners(company)).toEqual([owner.userId]);
    expect(await latestEvent(company.id)).toMatchObject({ kind: 'owner_unmade' });
  });

  it('never all leave: the last one stays', async () => {
    const trial = setRole(company.owner, company, company.owner.userId, 'member');
    await expect(trial).rejects.toMatchObject(refusal(409, 'last_owner'));
    expect(await owners(company)).toEqual([company.owner.userId]);
  });

  it('are one at least, also when two unmake each other at once', async () => {
    const pair = await createCompany('Duellen AB');
    for (let round = 0; round < 10; round += 1) {
      const [one = ''] = await owners(pair);
      const other = one === pair.owner.userId ? pair.member.userId : pair.owner.userId;
      await setRole({ userId: one, email: '' }, pair, other, 'owner');
      const results = await Promise.allSettled([
        setRole({ userId: one, email: '' }, pair, other, 'member'),
        setRole({ userId: other, email: '' }, pair, one, 'member'),
      ]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await owners(pair)).toHaveLength(1);
    }
  });

  it('do it once: the same again leaves no second event', async () => {
    const before = await latestEvent(company.id);
    await setRole(company.owner, company, company.member.userId, 'member');
    expect(await latestEvent(company.id)).toEqual(before);
  });

  it('are not for others to make', async () => {
    const { member } = company;
    const rival = await createCompany('Rival AB');
    const consultant = await createConsultant('Kim Konsult');
    await expect(setRole(member, company, member.userId, 'owner')).rejects.toMatchObject(
      refusal(403, 'owner_only'),
    );
    for (const stranger of [rival.owner, consultant, staff, await createPerson('Nobody')]) {
      await expect(setRole(stranger, company, member.userId, 'owner')).rejects.toMatchObject(
        refusal(404, 'not_found'),
      );
    }
    const anonymous = call('anonymous', 'set_member_role', {
      p_company_id: company.id,
      p_user_id: member.userId,
      p_role: 'owner',
    });
    await expect(anonymous).rejects.toMatchObject({ code: '42501' });
    expect(await owners(company)).toEqual([company.owner.userId]);
  });

  it('are members of this company, and nothing but owner or member', async () => {
    const rival = await createCompany('Annan AB');
    await expect(
      setRole(company.owner, company, rival.owner.userId, 'owner'),
    ).rejects.toMatchObject(refusal(404, 'not_found'));
    await expect(
      setRole(company.owner, company, company.member.userId, 'admin'),
    ).rejects.toMatchObject(refusal(400, 'role_invalid'));
  });
});

describe('staff of the agency', () => {
  const remove = (actor: Person, userId: string, reason: string | null = 'Har slutat.') =>
    call(actor, 'remove_staff', { p_user_id: userId, p_reason: reason });
  const isStaff = async ({ userId }: Person) =>
    (await database().query('select from public.agency_staff where user_id = $1', [userId]))
      .rowCount === 1;

  it('are removed by staff, with a reason, an event and a notice', async () => {
    const gone = await createStaff('Som Slutar');
    await remove(staff, gone.userId);
    expect(await isStaff(gone)).toBe(false);
    expect(await latestEvent(gone.userId)).toMatchObject({
      kind: 'staff_removed',
      actor: 'agency',
      actor_id: staff.userId,
      reason: 'Har slutat.',
      company_id: null,
    });
    const { rows } = await database().query(
      `select 1 from private.waiting_jobs where payload ->> 'template' = 'staff_removed'
       and payload ->> 'user_id' = $1`,
      [gone.userId],
    );
    expect(rows).toHaveLength(1);
    const seen = await as(gone, (db) => db.query('select * from public.agency_staff'));
    expect(seen.rows).toEqual([]);
  });

  it('are not removed silently', async () => {
    const colleague = await createStaff('Blir Kvar');
    for (const reason of [null, '', '   ']) {
      await expect(remove(staff, colleague.userId, reason)).rejects.toMatchObject(
        refusal(400, 'reason_required'),
      );
    }
    expect(await isStaff(colleague)).toBe(true);
  });

  it('never all leave: the last one stays', async () => {
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query('delete from public.agency_staff where user_id <> $1', [staff.userId]);
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [
        JSON.stringify({ sub: staff.userId, role: 'authenticated' }),
      ]);
      await client.query('set local role authenticated');
      const trial = client.query('select public.remove_staff($1, $2)', [staff.userId, 'Sist ut']);
      await expect(trial).rejects.toMatchObject(refusal(409, 'last_staff'));
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('are nobody else’s to remove', async () => {
    const consultant = await createConsultant('Kim Konsult');
    for (const stranger of [company.owner, consultant, await createPerson('Nobody')]) {
      await expect(remove(stranger, staff.userId)).rejects.toMatchObject(refusal(404, 'not_found'));
    }
    await expect(remove(staff, company.owner.userId)).rejects.toMatchObject(
      refusal(404, 'not_found'),
    );
    expect(await isStaff(staff)).toBe(true);
  });
});
