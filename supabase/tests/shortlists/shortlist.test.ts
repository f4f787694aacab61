import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  callValue,
  closeDatabase,
  database,
  withSuperuser,
} from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  dayFromToday,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createShortlist, share, versionOf } from '#tests/support/choice.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

let company: WorldCompany;
let rival: WorldCompany;
let people: WorldConsultant[];

beforeAll(async () => {
  company = await createCompany('Urval AB');
  rival = await createCompany('Grannen AB');
  people = [];
  for (let index = 0; index < 11; index += 1) {
    people.push(await createConsultant(`Hemlig Person ${String.fromCodePoint(65 + index)}`));
  }
});
afterAll(closeDatabase);

const some = (...indexes: number[]) =>
  indexes.map((index) => people[index]).filter((one) => one !== undefined);

async function order(shortlistId: string): Promise<string[]> {
  const rows = await call<{ consultant_id: string }>(company.owner, 'list_shortlist', {
    p_shortlist_id: shortlistId,
  });
  return rows.map((row) => row.consultant_id);
}

async function eventKinds(entityId: string): Promise<string[]> {
  const { rows } = await database().query<{ kind: string }>(
    'select kind from public.events where entity_id = $1 order by id',
    [entityId],
  );
  return rows.map(({ kind }) => kind);
}

describe('a shortlist', () => {
  it.each([
    ['role_filled', 'update public.brief_roles set filled_at = now() where brief_id = $1'],
    ['brief_closed', `update public.briefs set state = 'withdrawn' where id = $1`],
  ])('is kept as it was when there is nothing left to choose: %s', async (problem, close) => {
    const { briefId, shortlistId } = await createShortlist(company, some(0, 1));
    await share(company, shortlistId);
    const version = await versionOf('shortlists', shortlistId);
    const before = await order(shortlistId);
    await withSuperuser((client) => client.query(close, [briefId]));
    const one = { p_shortlist_id: shortlistId, p_consultant_id: people[0]?.id };
    const changes = [
      call(company.owner, 'move_shortlisted', { ...one, p_to: 2, p_version: version }),
      call(company.owner, 'remove_from_shortlist', one),
      call(company.owner, 'note_shortlisted', { ...one, p_note: 'I efterhand.' }),
      share(company, shortlistId),
    ];
    for (const change of await Promise.allSettled(changes)) {
      expect(change).toMatchObject({ status: 'rejected', reason: { message: problem } });
    }
    expect(await order(shortlistId)).toEqual(before);
    for (const end of ['close_voting', 'revoke_shortlist_link']) {
      await call(company.owner, end, { p_shortlist_id: shortlistId });
    }
  });

  it('takes ten and refuses the eleventh as a whole', async () => {
    const { roleId, shortlistId } = await createShortlist(company, people.slice(0, 9));
    await expect(
      call(company.owner, 'add_to_shortlist', {
        p_brief_role_id: roleId,
        p_consultant_ids: some(9, 10).map(({ id }) => id),
      }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'shortlist_full' });
    expect(await order(shortlistId)).toHaveLength(9);
  });

  it('is read from one ranking, however many stand on it', async () => {
    const { shortlistId } = await createShortlist(company, people.slice(0, 6));
    const rankings = await withSuperuser(async (client) => {
      await client.query('begin');
      await client.query("set local track_functions = 'all'");
      await client.query(`select set_config('request.jwt.claims', $1, true)`, [
        JSON.stringify({ sub: company.owner.userId, role: 'authenticated' }),
      ]);
      const { rowCount } = await client.query('select public.list_shortlist($1)', [shortlistId]);
      const { rows } = await client.query<{ calls: number }>(
        `select calls::int from pg_stat_xact_user_functions where funcname = 'rank_consultants'`,
      );
      return { rowCount, calls: rows[0]?.calls };
    });
    expect(rankings).toEqual({ rowCount: 6, calls: 1 });
  });

  it('takes the same click twice without a change', async () => {
    const { roleId, shortlistId } = await createShortlist(company, some(0, 1));
    const again = { p_brief_role_id: roleId, p_consultant_ids: some(1, 0).map(({ id }) => id) };
    await call(company.member, 'add_to_shortlist', again);
    expect(await order(shortlistId)).toEqual(some(0, 1).map(({ id }) => id));
    expect(await eventKinds(shortlistId)).toEqual(['shortlist_extended']);
  });

  it('closes up when somebody is taken off, and remembers nobody twice', async () => {
    const { roleId, shortlistId } = await createShortlist(company, some(0, 1, 2));
    const off = { p_shortlist_id: shortlistId, p_consultant_id: people[1]?.id };
    await call(company.owner, 'remove_from_shortlist', off);
    await call(company.owner, 'remove_from_shortlist', off);
    await call(company.owner, 'add_to_shortlist', {
      p_brief_role_id: roleId,
      p_consultant_ids: some(1).map(({ id }) => id),
    });
    expect(await order(shortlistId)).toEqual(some(0, 2, 1).map(({ id }) => id));
  });

  it('refuses an order made on a page that a colleague has changed meanwhile', async () => {
    const { shortlistId } = await createShortlist(company, some(0, 1, 2));
    const version = await versionOf('shortlists', shortlistId);
    const last = { p_shortlist_id: shortlistId, p_consultant_id: people[2]?.id };
    await call(company.owner, 'move_shortlisted', { ...last, p_to: 1, p_version: version });
    await expect(
      call(company.member, 'move_shortlisted', { ...last, p_to: 2, p_version: version }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'stale_page' });
    expect(await order(shortlistId)).toEqual(some(2, 0, 1).map(({ id }) => id));
  });

  it('keeps a note of a thousand characters and refuses ten thousand', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const args = { p_shortlist_id: shortlistId, p_consultant_id: people[0]?.id };
    await call(company.owner, 'note_shortlisted', { ...args, p_note: 'å'.repeat(1000) });
    await expect(
      call(company.owner, 'note_shortlisted', { ...args, p_note: 'å'.repeat(10_000) }),
    ).rejects.toMatchObject({ code: 'PT400', message: 'note_too_long' });
  });

  it('is not there for anybody outside the company', async () => {
    const { roleId, shortlistId } = await createShortlist(company, some(0));
    const id = { p_shortlist_id: shortlistId };
    const candidate = { ...id, p_consultant_id: people[0]?.id };
    const commands: [string, Record<string, unknown>][] = [
      ['add_to_shortlist', { p_brief_role_id: roleId, p_consultant_ids: [people[0]?.id] }],
      ['remove_from_shortlist', candidate],
      ['move_shortlisted', { ...candidate, p_to: 1, p_version: 2 }],
      ['note_shortlisted', { ...candidate, p_note: 'Nej' }],
      ['ask_shortlisted', { ...id, p_consultant_ids: [people[0]?.id] }],
      ['share_shortlist', { ...id, p_closes_on: await dayFromToday(3) }],
      ['revoke_shortlist_link', id],
      ['close_voting', id],
    ];
    for (const [name, args] of commands) {
      for (const actor of [rival.owner, people[0] ?? rival.owner]) {
        await expect(call(actor, name, args), name).rejects.toMatchObject({ code: 'PT404' });
      }
    }
    expect(await call(rival.owner, 'list_shortlist', id)).toEqual([]);
    expect(await call(people[0] ?? rival.owner, 'list_shortlist', id)).toEqual([]);
  });

  it('says who paused, who is booked and who was asked', async () => {
    const [paused, booked, asked] = [
      await createConsultant('Pausad'),
      await createConsultant('Bokad'),
      await createConsultant('Tillfragad'),
    ];
    const { shortlistId } = await createShortlist(company, [paused, booked, asked]);
    await call(company.owner, 'ask_shortlisted', {
      p_shortlist_id: shortlistId,
      p_consultant_ids: [asked.id],
    });
    await call(paused, 'set_paused', { p_paused: true });
    await call(booked, 'save_availability', {
      p_ranges: [{ starts_on: '2030-01-01', ends_on: '2030-02-01', percent: 100 }],
    });
    const rows = await call(company.owner, 'list_shortlist', { p_shortlist_id: shortlistId });
    expect(
      rows.map(({ standing, request_state, match }) => [standing, request_state, match === null]),
    ).toEqual([
      ['paused', null, true],
      ['booked', null, true],
      ['available', 'sent', false],
    ]);
    await expect(
      call(company.owner, 'ask_shortlisted', {
        p_shortlist_id: shortlistId,
        p_consultant_ids: [paused.id],
      }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'consultant_no_longer_matches' });
  });

  it('logs which person chose, and nobody who is not on the list can be asked through it', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const ask = { p_shortlist_id: shortlistId, p_consultant_ids: [people[0]?.id] };
    await expect(
      call(company.owner, 'ask_shortlisted', { ...ask, p_consultant_ids: [people[1]?.id] }),
    ).rejects.toMatchObject({ message: 'candidate_removed' });
    expect(await callValue<number>(company.member, 'ask_shortlisted', ask)).toBe(1);
    expect(await callValue<number>(company.owner, 'ask_shortlisted', ask)).toBe(0);
    const { rows } = await database().query(
      `select actor, actor_id from public.events where entity_id = $1 and kind = 'shortlist_chosen'`,
      [shortlistId],
    );
    expect(rows).toEqual([{ actor: 'company', actor_id: company.member.userId }]);
  });

  it('takes nobody in once the brief is withdrawn', async () => {
    const brief = await createBrief(company);
    await call(company.owner, 'brief_transition', { p_brief_id: brief, p_to: 'withdrawn' });
    await expect(
      call(company.owner, 'add_to_shortlist', {
        p_brief_role_id: await briefRoleId(brief),
        p_consultant_ids: [people[0]?.id],
      }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'brief_closed' });
  });
});
