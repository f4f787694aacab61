import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createShortlist, share, vote } from '#tests/support/choice.ts';
import { createOffer } from '#tests/support/world.ts';

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

describe('a vote', () => {
  it('is one for each person and candidate, and changes when they vote anew', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    const id = people[0]?.id ?? '';
    expect(await vote(company.member, key, id, 'no', { comment: 'För dyr' })).toBe(1);
    expect(await vote(company.member, key, id, 'no', { comment: 'För dyr' })).toBe(0);
    expect(await vote(company.member, key, id, 'yes')).toBe(1);
    const { rows } = await database().query(
      'select vote, comment from public.shortlist_votes where shortlist_id = $1',
      [shortlistId],
    );
    expect(rows).toEqual([{ vote: 'yes', comment: '' }]);
  });

  it.each(['the brief is withdrawn', 'the role is filled'])('is over when %s', async (end) => {
    const buyer = await createCompany('Slutvalt AB');
    const { briefId, shortlistId } = await createShortlist(buyer, some(0, 1));
    const key = await share(buyer, shortlistId);
    const [one, two] = some(0, 1);
    await vote(buyer.member, key, one?.id ?? '', 'yes');
    if (end.startsWith('the brief')) {
      await call(buyer.owner, 'brief_transition', { p_brief_id: briefId, p_to: 'withdrawn' });
    } else if (two) {
      const offer = await createOffer(buyer, briefId, two, 1);
      await call(buyer.owner, 'accept_offer', { p_offer_id: offer });
    }
    await expect(vote(buyer.member, key, two?.id ?? '', 'no')).rejects.toMatchObject({
      message: 'voting_closed',
    });
    const { rows } = await database().query<{ closed: boolean; events: number }>(
      `select s.closed_at is not null as closed, (select count(*)::int from public.events e
         where e.entity_id = s.id and e.kind = 'shortlist_voting_closed') as events
       from public.shortlists s where s.id = $1`,
      [shortlistId],
    );
    expect(rows).toEqual([{ closed: true, events: 1 }]);
  });

  it('keeps script as text, and refuses a comment of ten thousand characters', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    const id = people[0]?.id ?? '';
    const comment = '<script>alert(1)</script>';
    await vote(company.member, key, id, 'unsure', { comment });
    const { rows } = await database().query(
      'select comment from public.shortlist_votes where shortlist_id = $1',
      [shortlistId],
    );
    expect(rows).toEqual([{ comment }]);
    await expect(
      vote(company.member, key, id, 'no', { comment: 'a'.repeat(10_000) }),
    ).rejects.toMatchObject({ code: 'PT400', message: 'vote_invalid' });
  });

  it.each([
    ['maybe', 'Ekonomi', 'vote_invalid'],
    ['yes', '   ', 'department_required'],
  ])('%s for “%s” is refused as %s', async (answer, department, code) => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    await expect(
      vote(company.member, key, people[0]?.id ?? '', answer, { department }),
    ).rejects.toMatchObject({ code: 'PT400', message: code });
  });

  it('is for members alone: others are told that nothing is there', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    for (const actor of [rival.owner, people[0] ?? rival.owner]) {
      await expect(vote(actor, key, people[0]?.id ?? '', 'yes')).rejects.toMatchObject({
        code: 'PT404',
        message: 'not_found',
      });
    }
    await expect(
      vote(company.member, crypto.randomUUID(), people[0]?.id ?? '', 'yes'),
    ).rejects.toMatchObject({ code: 'PT404' });
  });

  it('ends with the link, and a new link is another address', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    await call(company.owner, 'revoke_shortlist_link', { p_shortlist_id: shortlistId });
    await expect(vote(company.member, key, people[0]?.id ?? '', 'yes')).rejects.toMatchObject({
      code: 'PT409',
      message: 'link_revoked',
    });
    await expect(vote(rival.owner, key, people[0]?.id ?? '', 'yes')).rejects.toMatchObject({
      code: 'PT404',
    });
    expect(await share(company, shortlistId)).not.toBe(key);
  });

  it('ends when it is closed and when its last day has passed', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    const key = await share(company, shortlistId);
    await call(company.owner, 'close_voting', { p_shortlist_id: shortlistId });
    const late = () => vote(company.member, key, people[0]?.id ?? '', 'yes');
    await expect(late()).rejects.toMatchObject({ code: 'PT409', message: 'voting_closed' });
    expect(await share(company, shortlistId, 0)).toBe(key);
    await late();
    await database().query(
      'update public.shortlists set closes_on = private.today() - 1 where id = $1',
      [shortlistId],
    );
    await expect(late()).rejects.toMatchObject({ message: 'voting_closed' });
  });

  it('is not for somebody who was taken off, and stays when they come back', async () => {
    const { roleId, shortlistId } = await createShortlist(company, some(0, 1));
    const key = await share(company, shortlistId);
    const id = people[0]?.id ?? '';
    await vote(company.member, key, id, 'yes');
    await call(company.owner, 'remove_from_shortlist', {
      p_shortlist_id: shortlistId,
      p_consultant_id: id,
    });
    await expect(vote(company.member, key, id, 'no')).rejects.toMatchObject({
      message: 'candidate_removed',
    });
    await call(company.owner, 'add_to_shortlist', {
      p_brief_role_id: roleId,
      p_consultant_ids: [id],
    });
    const { rows } = await database().query(
      'select vote from public.shortlist_votes where shortlist_id = $1',
      [shortlistId],
    );
    expect(rows).toEqual([{ vote: 'yes' }]);
  });

  it.each([-1, 61])('cannot be asked for until %i days from today', async (days) => {
    const { shortlistId } = await createShortlist(company, some(0));
    await expect(share(company, shortlistId, days)).rejects.toMatchObject({
      code: 'PT400',
      message: 'deadline_invalid',
    });
  });

  it('is asked of a colleague once, however often they are named', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    await share(company, shortlistId, 7, [company.member, company.member, company.owner]);
    const { rows } = await database().query(
      'select user_id from public.shortlist_voters where shortlist_id = $1',
      [shortlistId],
    );
    expect(rows).toEqual([{ user_id: company.member.userId }]);
  });

  it('is never asked of somebody outside the company', async () => {
    const { shortlistId } = await createShortlist(company, some(0));
    await expect(share(company, shortlistId, 7, [rival.owner])).rejects.toMatchObject({
      code: 'PT404',
    });
  });
});
