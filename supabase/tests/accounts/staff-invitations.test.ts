import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusal } from '#tests/support/agency.ts';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
} from '#tests/support/parties.ts';

let staff: Person;

beforeAll(async () => {
  staff = await createStaff('Vera Byrå');
});
afterAll(closeDatabase);

const invite = (actor: Person, email: string) =>
  callValue<string>(actor, 'invite_staff', { p_email: email });

/** The secret as the mail carries it; the database keeps its hash alone. */
async function secretOf(id: string): Promise<string> {
  const { rows } = await database().query<{ token: string }>(
    `select payload ->> 'token' as token from private.waiting_jobs
     where payload ->> 'invitation_id' = $1`,
    [id],
  );
  return rows[0]?.token ?? '';
}

const isStaff = async ({ userId }: { userId: string }) =>
  (await database().query('select from public.agency_staff where user_id = $1', [userId])).rows
    .length === 1;

const accept = (actor: Person, token: string) =>
  call(actor, 'accept_invitation', { p_token: token });

describe('the agency invites its staff', () => {
  it('by mail; who accepts is on the staff and may invite in turn', async () => {
    const colleague = await createPerson('Ny Kollega');
    const id = await invite(staff, colleague.email);
    await accept(colleague, await secretOf(id));
    expect(await isStaff(colleague)).toBe(true);
    expect(await invite(colleague, `${randomUUID()}@example.com`)).toBeTruthy();
    const { rows } = await database().query(
      `select kind, actor_id from public.events where entity_id = $1 order by id`,
      [id],
    );
    expect(rows).toEqual([
      { kind: 'invitation_sent', actor_id: staff.userId },
      { kind: 'invitation_accepted', actor_id: colleague.userId },
    ]);
  });

  it('and nobody else does: not a company, a consultant or a stranger', async () => {
    const [company, consultant] = [await createCompany('Rollen AB'), await createConsultant('Ada')];
    for (const actor of [company.owner, consultant, await createPerson('Stranger')]) {
      await expect(invite(actor, 'ny@example.com')).rejects.toMatchObject(
        refusal(404, 'not_found'),
      );
    }
  });

  it('at one address: with another the link opens nothing', async () => {
    const [meant, thief] = [await createPerson('Meant'), await createPerson('Thief')];
    const token = await secretOf(await invite(staff, meant.email));
    await expect(accept(thief, token)).rejects.toMatchObject({
      code: expect.stringMatching(/^PT4/u),
    });
    expect([await isStaff(thief), await isStaff(meant)]).toEqual([false, false]);
  });

  it('once: taken back, the link opens nothing', async () => {
    const person = await createPerson('Late');
    const id = await invite(staff, person.email);
    const token = await secretOf(id);
    await call(staff, 'revoke_invitation', { p_invitation_id: id });
    await expect(accept(person, token)).rejects.toMatchObject({
      code: expect.stringMatching(/^PT4/u),
    });
    expect(await isStaff(person)).toBe(false);
  });

  it('taking back twice is done once; what was accepted cannot be taken back', async () => {
    const person = await createPerson('Twice');
    const id = await invite(staff, person.email);
    await call(staff, 'revoke_invitation', { p_invitation_id: id });
    await call(staff, 'revoke_invitation', { p_invitation_id: id });
    const { rows } = await database().query(
      `select from public.events where entity_id = $1 and kind = 'invitation_revoked'`,
      [id],
    );
    expect(rows).toHaveLength(1);
    const other = await invite(staff, person.email);
    await accept(person, await secretOf(other));
    await expect(
      call(staff, 'revoke_invitation', { p_invitation_id: other }),
    ).rejects.toMatchObject(refusal(409, 'invitation_accepted'));
    await expect(
      call(await createPerson('Stranger'), 'revoke_invitation', { p_invitation_id: id }),
    ).rejects.toMatchObject(refusal(404, 'not_found'));
  });

  it('taking out twice is done once, of staff and of members', async () => {
    const [leaver, company] = [await createStaff('Leaver'), await createCompany('Ut AB')];
    const staffOut = { p_user_id: leaver.userId, p_reason: 'Slutade.' };
    const memberOut = { p_company_id: company.id, p_user_id: company.member.userId };
    for (const _ of [1, 2]) {
      await call(staff, 'remove_staff', staffOut);
      await call(company.owner, 'remove_member', memberOut);
    }
    const { rows } = await database().query(
      `select kind from public.events where kind in ('staff_removed', 'member_removed')
       and entity_id in ($1, $2) order by kind`,
      [leaver.userId, company.id],
    );
    expect(rows).toEqual([{ kind: 'member_removed' }, { kind: 'staff_removed' }]);
    await expect(
      call(company.owner, 'remove_member', { ...memberOut, p_user_id: staff.userId }),
    ).rejects.toMatchObject(refusal(404, 'not_found'));
  });
});
