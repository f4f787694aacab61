import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import {
  createProposal,
  createShortlist,
  move,
  proposed,
  versionOf,
} from '#tests/support/choice.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

let staff: Person;
let company: WorldCompany;
let anna: WorldConsultant;
let bo: WorldConsultant;

beforeAll(async () => {
  staff = await createStaff('Mona Byrå');
  company = await createCompany('Förslag AB');
  anna = await createConsultant('Anna Flyttad');
  bo = await createConsultant('Bo Vald');
});
afterAll(closeDatabase);

async function draft(
  changes: Record<string, unknown> = {},
): Promise<{ id: string; roleId: string }> {
  const roleId = await briefRoleId(await createBrief(company, changes));
  const id = await callValue<string>(staff, 'start_proposal', { p_brief_role_id: roleId });
  return { id, roleId };
}

async function putIn(id: string, who: WorldConsultant): Promise<void> {
  if (!(await proposed(id)).includes(who.id)) await move(staff, id, who.id, 'in');
}

describe('a proposal of the agency', () => {
  it('begins with the first five of the ranking', async () => {
    // A language that nobody else speaks: who else signs up meanwhile is not on this list.
    const languages = [{ code: 'so', cefr: 6 }];
    for (const name of ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex'])
      await createConsultant(name, { languages });
    const { id, roleId } = await draft({ languages });
    const ranked = await call<{ consultant_id: string }>(staff, 'list_matches', {
      p_brief_role_id: roleId,
      p_limit: 5,
    });
    expect(ranked).toHaveLength(5);
    expect(await proposed(id)).toEqual(ranked.map((row) => row.consultant_id));
  });

  it('moves nobody without a reason, and keeps each reason as it was written', async () => {
    const { id, roleId } = await draft();
    await putIn(id, bo);
    if ((await proposed(id)).includes(anna.id)) await move(staff, id, anna.id, 'out');
    await putIn(id, anna); // Last on the list, with somebody before her.
    await expect(move(staff, id, anna.id, 'up', '  ')).rejects.toMatchObject({
      code: 'PT400',
      message: 'reason_required',
    });
    await expect(move(staff, id, anna.id, 'up', 'a'.repeat(10_000))).rejects.toMatchObject({
      message: 'reason_too_long',
    });
    const before = await proposed(id);
    await move(staff, id, anna.id, 'up', 'Har byggt en kundklubb.');
    const after = await proposed(id);
    expect(after.indexOf(anna.id)).toBe(before.indexOf(anna.id) - 1);
    await expect(
      database().query('update public.proposal_moves set reason = $1', ['Annat']),
    ).rejects.toMatchObject({ message: 'record_is_immutable' });
    const { rows } = await database().query(
      `select actor_id, reason from public.events where entity_id = $1 and kind = 'proposal_changed'
       order by id desc limit 1`,
      [id],
    );
    expect(rows).toEqual([{ actor_id: staff.userId, reason: 'Har byggt en kundklubb.' }]);
    const { rows: logged } = await database().query(
      `select actor_id, reason from public.ranking_actions where consultant_id = $1
         and brief_role_id = $2 and reason = 'Har byggt en kundklubb.'`,
      [anna.id, roleId],
    );
    expect(logged).toEqual(rows);
  });

  it('is nothing to the company or the consultant until it is sent', async () => {
    const { id } = await draft();
    await putIn(id, anna);
    const moved = await call(anna, 'list_my_moves');
    await move(staff, id, anna.id, 'out', 'Arbetar redan åt en konkurrent.');
    expect(await call(company.owner, 'list_proposal', { p_proposal_id: id })).toEqual([]);
    expect(await call(company.owner, 'list_proposal_moves', { p_proposal_id: id })).toEqual([]);
    expect(await call(anna, 'list_my_moves')).toEqual(moved);
    await expect(
      call(company.owner, 'adopt_proposal', { p_proposal_id: id }),
    ).rejects.toMatchObject({ code: 'PT404' });
  });

  it('tells the moved person why and who, and not for which company', async () => {
    const { id } = await draft();
    await putIn(id, bo);
    await move(staff, id, bo.id, 'out', 'Vi sparar dig till en roll som passar bättre.');
    await call(staff, 'send_proposal', {
      p_proposal_id: id,
      p_note: 'Hela listan kan börja genast.',
      p_version: await versionOf('proposals', id),
    });
    const [latest] = await call(bo, 'list_my_moves');
    expect(latest).toMatchObject({
      role_id: 'community-manager',
      move: 'out',
      reason: 'Vi sparar dig till en roll som passar bättre.',
      moved_by_name: 'Mona Byrå',
    });
    expect(JSON.stringify(latest)).not.toContain(company.id);
    const { rows } = await database().query(
      `select consultant_id, company_id from public.events where entity_id = $1
         and kind = 'consultant_moved' and consultant_id = $2 limit 1`,
      [id, bo.id],
    );
    expect(rows).toEqual([{ consultant_id: bo.id, company_id: null }]);
    const [seen] = await call(company.member, 'list_proposal_moves', { p_proposal_id: id });
    expect(seen).toMatchObject({ moved_by_name: 'Mona Byrå' });
  });

  it('is fixed once sent; the next one starts from it', async () => {
    const { roleId } = await draft();
    const id = await createProposal(staff, roleId, anna);
    await expect(move(staff, id, anna.id, 'out')).rejects.toMatchObject({
      code: 'PT409',
      message: 'proposal_sent',
    });
    const next = await callValue<string>(staff, 'start_proposal', { p_brief_role_id: roleId });
    expect(await proposed(next)).toEqual(await proposed(id));
  });

  it('refuses a page that a colleague has changed meanwhile', async () => {
    const { id } = await draft();
    await putIn(id, anna);
    const p_version = await versionOf('proposals', id);
    const out = { p_proposal_id: id, p_consultant_id: anna.id, p_move: 'out', p_reason: 'Nej' };
    await call(staff, 'move_proposed', { ...out, p_version });
    await expect(call(staff, 'move_proposed', { ...out, p_version })).rejects.toMatchObject({
      message: 'stale_page',
    });
  });

  it('needs a note, and somebody on it', async () => {
    const { id } = await draft();
    await expect(
      call(staff, 'send_proposal', {
        p_proposal_id: id,
        p_note: ' ',
        p_version: await versionOf('proposals', id),
      }),
    ).rejects.toMatchObject({ code: 'PT400', message: 'note_required' });
    for (const who of await proposed(id)) await move(staff, id, who, 'out');
    await expect(
      call(staff, 'send_proposal', {
        p_proposal_id: id,
        p_note: 'Ingen',
        p_version: await versionOf('proposals', id),
      }),
    ).rejects.toMatchObject({ code: 'PT409', message: 'shortlist_empty' });
  });

  it('becomes the company’s list: those proposed first, then its own', async () => {
    const own = await createConsultant('Egen Kandidat', {
      wishedRate: 130_000,
      floorRate: 120_000,
    });
    const { roleId, shortlistId } = await createShortlist(company, [own, anna]);
    const id = await createProposal(staff, roleId, anna);
    const wanted = await proposed(id);
    await call(company.member, 'adopt_proposal', { p_proposal_id: id });
    const rows = await call<{ consultant_id: string }>(company.owner, 'list_shortlist', {
      p_shortlist_id: shortlistId,
    });
    expect(rows.map((row) => row.consultant_id)).toEqual([
      ...wanted,
      ...(wanted.includes(own.id) ? [] : [own.id]),
    ]);
    await call(company.owner, 'adopt_proposal', { p_proposal_id: id });
    const { rows: events } = await database().query(
      `select actor_id from public.events where entity_id = $1 and kind = 'proposal_adopted'`,
      [id],
    );
    expect(events).toEqual([{ actor_id: company.member.userId }]);
  });

  it('is the agency’s alone to make', async () => {
    const { id, roleId } = await draft();
    const rival = await createCompany('Rivalen AB');
    const version = { p_version: await versionOf('proposals', id) };
    const moved = { p_consultant_id: anna.id, p_move: 'in', p_reason: 'Ja' };
    for (const actor of [company.owner, anna, rival.owner]) {
      const denied = { code: 'PT404' };
      await expect(
        call(actor, 'start_proposal', { p_brief_role_id: roleId }),
      ).rejects.toMatchObject(denied);
      await expect(
        call(actor, 'move_proposed', { p_proposal_id: id, ...moved, ...version }),
      ).rejects.toMatchObject(denied);
      await expect(
        call(actor, 'send_proposal', { p_proposal_id: id, p_note: 'Ja', ...version }),
      ).rejects.toMatchObject(denied);
      expect(await call(actor, 'list_open_roles')).toEqual([]);
    }
    const sent = await createProposal(staff, roleId, anna);
    await expect(
      call(rival.owner, 'adopt_proposal', { p_proposal_id: sent }),
    ).rejects.toMatchObject({ code: 'PT404' });
    expect(await call(rival.owner, 'list_proposal', { p_proposal_id: sent })).toEqual([]);
  });
});
