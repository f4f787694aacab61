import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createShortlist, share, versionOf, vote } from '#tests/support/choice.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

let company: WorldCompany;
let people: WorldConsultant[];

beforeAll(async () => {
  company = await createCompany('Samtidigt AB');
  people = [];
  for (let index = 0; index < 12; index += 1)
    people.push(await createConsultant(`Lopare ${index}`));
});
afterAll(closeDatabase);

async function codes(calls: readonly Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(calls);
  return results.flatMap((result) =>
    result.status === 'rejected' ? [(result.reason as Error).message] : [],
  );
}

describe('two who choose at once', () => {
  it('put exactly ten on the list, of twelve that two colleagues add one by one', async () => {
    const roleId = await briefRoleId(await createBrief(company));
    const refused = await codes(
      people.map(async ({ id }, index) =>
        call(index % 2 ? company.owner : company.member, 'add_to_shortlist', {
          p_brief_role_id: roleId,
          p_consultant_ids: [id],
        }),
      ),
    );
    expect(refused).toEqual(['shortlist_full', 'shortlist_full']);
    const { rows } = await database().query<{ position: number }>(
      `select x.position from public.shortlists s join public.shortlist_candidates x on x.shortlist_id = s.id
       where s.brief_role_id = $1 order by 1`,
      [roleId],
    );
    expect(rows.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('order the list once, the other is told that the page is old', async () => {
    const { shortlistId } = await createShortlist(company, people.slice(0, 3));
    const p_version = await versionOf('shortlists', shortlistId);
    const refused = await codes(
      [company.owner, company.member].map(async (actor, index) =>
        call(actor, 'move_shortlisted', {
          p_shortlist_id: shortlistId,
          p_consultant_id: people[index + 1]?.id,
          p_to: 1,
          p_version,
        }),
      ),
    );
    expect(refused).toEqual(['stale_page']);
  });

  it('share under one address', async () => {
    const { shortlistId } = await createShortlist(company, people.slice(0, 1));
    const keys = await Promise.all([share(company, shortlistId), share(company, shortlistId)]);
    expect(new Set(keys).size).toBe(1);
  });

  it('never let a vote through after the link is gone', async () => {
    const { shortlistId } = await createShortlist(company, people.slice(0, 1));
    const key = await share(company, shortlistId);
    const votes = Array.from({ length: 10 }, async (_, index) =>
      vote(company.member, key, people[0]?.id ?? '', index % 2 ? 'yes' : 'no'),
    );
    const revoke = call(company.owner, 'revoke_shortlist_link', { p_shortlist_id: shortlistId });
    const refused = await codes([...votes, revoke]);
    expect(refused.every((code) => code === 'link_revoked')).toBe(true);
    const { rows } = await database().query<{ late: boolean }>(
      `select exists (select from public.events v, public.events r
         where v.entity_id = $1 and v.kind = 'shortlist_voted' and r.entity_id = $1
           and r.kind = 'shortlist_link_revoked' and v.id > r.id) as late`,
      [shortlistId],
    );
    expect(rows).toEqual([{ late: false }]);
  });

  it('start one proposal between them', async () => {
    const [first, second] = [await createStaff('Forst'), await createStaff('Sedan')];
    const roleId = await briefRoleId(await createBrief(company));
    const ids = await Promise.all(
      [first, second, first, second].map(async (staff) =>
        callValue<string>(staff, 'start_proposal', { p_brief_role_id: roleId }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('answer a review once, and ask it once', async () => {
    const [first, second] = [await createStaff('Forst'), await createStaff('Sedan')];
    const asker = people[0];
    if (!asker) throw new Error('nobody');
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () =>
        callValue<string>(asker, 'ask_review', { p_reason: 'Varför visas jag inte?' }),
      ),
    );
    expect(new Set(ids).size).toBe(1);
    const answer = { p_review_id: ids[0], p_outcome: 'stands', p_answer: 'Din tid är slut.' };
    const refused = await codes(
      [first, second].map(async (staff) => call(staff, 'answer_review', answer)),
    );
    expect(refused).toEqual(['review_answered']);
  });
});
