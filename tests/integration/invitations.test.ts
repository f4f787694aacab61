import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { signUpAndConfirm, visitor, type Visitor } from '#tests/support/visitor.ts';
import { removeMember } from '$lib/server/accounts/commands.ts';
import {
  findInvitation,
  getOpenInvitation,
  inviteColleague,
  inviteStaff,
  listSentInvitations,
  revokeInvitation,
} from '$lib/server/accounts/invitations.ts';
import { joinByInvitation } from '$lib/server/accounts/join.ts';
import { listMembers } from '$lib/server/accounts/members.ts';
import { findAccess } from '$lib/server/auth/access.ts';

const newEmail = (name: string) => `${name}.${randomUUID().slice(0, 8)}@example.com`;

let owner: Visitor;
let companyId: string;

beforeAll(async () => {
  useServerEnv(stack());
  owner = visitor();
  const organisationNumber = String(Math.floor(1e9 + Math.random() * 9e9));
  const company = { name: 'Fjäll AB', country: 'SE' as const, vatNumber: null, sectorId: null };
  const wish = { kind: 'company' as const, company: { ...company, organisationNumber } };
  await signUpAndConfirm(owner, newEmail('owner'), wish);
  companyId = (await findAccess(owner.db))?.companies[0]?.id ?? '';
});
afterAll(closeDatabase);

/** The secret as the mail carries it; the database keeps its hash alone. */
async function secretOf(invitationId: string): Promise<string> {
  const { rows } = await database().query<{ token: string }>(
    `select payload ->> 'token' as token from private.waiting_jobs
     where payload ->> 'invitation_id' = $1`,
    [invitationId],
  );
  return rows[0]?.token ?? '';
}

async function invited(email: string): Promise<{ id: string; token: string }> {
  const id = await inviteColleague(owner.db, companyId, email);
  return { id, token: await secretOf(id) };
}

/** Somebody who signed up from the invitation's page and confirmed the address. */
async function arrived(email: string, token: string): Promise<Visitor> {
  const person = visitor();
  const path = `/invitations/${token}`;
  const wish = { kind: 'invited' as const };
  // The mail names the page in the language it was asked for in.
  expect(await signUpAndConfirm(person, email, wish, path)).toBe(
    path.replace('invitations', 'inbjudan'),
  );
  return person;
}

const join = async ({ event, db }: Visitor, token: string) =>
  joinByInvitation(event, await findAccess(db), token, undefined);

describe('an invitation', () => {
  it('leads a new colleague from the mail to the company', async () => {
    const email = newEmail('bo');
    const { token } = await invited(email);
    expect(await getOpenInvitation(visitor().db, token)).toMatchObject({
      email,
      companyName: 'Fjäll AB',
    });
    const bo = await arrived(email, token);
    expect(await join(bo, token)).toBe('/company');
    expect((await findAccess(bo.db))?.companies).toMatchObject([{ id: companyId, isOwner: false }]);
    expect((await findInvitation(bo.db, token))?.state).toBe('accepted');
  });

  it('may be accepted again by the same person, and by nobody else', async () => {
    const email = newEmail('cia');
    const { token } = await invited(email);
    const cia = await arrived(email, token);
    await join(cia, token);
    expect(await join(cia, token)).toBe('/company');
    const other = visitor();
    await signUpAndConfirm(other, newEmail('other'), { kind: 'consultant' });
    await expect(join(other, token)).rejects.toMatchObject({ code: 'invitation_closed' });
  });

  it('is refused to another address, and stays open', async () => {
    const { token } = await invited(newEmail('meant'));
    const other = visitor();
    await signUpAndConfirm(other, newEmail('other'), { kind: 'consultant' });
    await expect(join(other, token)).rejects.toMatchObject({
      status: 409,
      code: 'invitation_for_other_email',
    });
    expect((await findInvitation(other.db, token))?.state).toBe('open');
  });

  it('ends after its last day, when it is withdrawn, and when a new one is sent', async () => {
    const email = newEmail('late');
    const late = await invited(email);
    const person = await arrived(email, late.token);
    await database().query(
      `update public.invitations set expires_at = now() - interval '1 second' where id = $1`,
      [late.id],
    );
    expect((await findInvitation(person.db, late.token))?.state).toBe('expired');
    await expect(join(person, late.token)).rejects.toMatchObject({ code: 'invitation_closed' });
    const second = await invited(email);
    expect((await findInvitation(person.db, late.token))?.state).toBe('revoked');
    await revokeInvitation(owner.db, second.id);
    await expect(join(person, second.token)).rejects.toMatchObject({ code: 'invitation_closed' });
    const third = await invited(email);
    expect(await join(person, third.token)).toBe('/company');
  });

  it('is nothing to somebody who guesses', async () => {
    expect(await findInvitation(visitor().db, 'x'.repeat(64))).toBeNull();
    await expect(join(owner, 'guess')).rejects.toMatchObject({ code: 'invitation_unknown' });
  });

  it('is sent, seen and withdrawn by owners alone', async () => {
    const email = newEmail('member');
    const { id, token } = await invited(email);
    const member = await arrived(email, token);
    await join(member, token);
    await invited(newEmail('waiting'));
    expect((await listSentInvitations(owner.db, companyId)).length).toBeGreaterThan(0);
    expect(await listSentInvitations(member.db, companyId)).toEqual([]);
    await expect(inviteColleague(member.db, companyId, newEmail('x'))).rejects.toMatchObject({
      status: 403,
      code: 'owner_only',
    });
    await expect(revokeInvitation(member.db, id)).rejects.toMatchObject({ status: 404 });
    await expect(inviteStaff(owner.db, newEmail('x'))).rejects.toMatchObject({ status: 404 });
  });
});

describe('a member', () => {
  it('is taken out by an owner, never by a colleague', async () => {
    const email = newEmail('leaver');
    const { token } = await invited(email);
    const leaver = await arrived(email, token);
    await join(leaver, token);
    const members = await listMembers(owner.db, companyId);
    expect(members[0]?.isOwner).toBe(true);
    const { data } = await leaver.db.auth.getUser();
    const userId = data.user?.id ?? '';
    await expect(removeMember(leaver.db, companyId, userId)).rejects.toMatchObject({ status: 403 });
    await removeMember(owner.db, companyId, userId);
    expect((await findAccess(leaver.db))?.companies).toEqual([]);
  });
});

describe('the first of the staff', () => {
  it('is invited once: then staff invite staff', async () => {
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query('delete from public.agency_staff');
      const invite = `select public.invite_first_staff('forsta@example.com')`;
      expect((await client.query(invite)).rows).toHaveLength(1);
      await client.query(
        'insert into public.agency_staff (user_id) select user_id from public.people limit 1',
      );
      await expect(client.query(invite)).rejects.toMatchObject({
        code: 'PT409',
        message: 'staff_exists',
      });
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
