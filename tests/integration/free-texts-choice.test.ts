import { afterAll, beforeAll, expect, it } from 'vitest';
import { createShortlist, proposed, share, versionOf, vote } from '#tests/support/choice.ts';
import { call, callValue, closeDatabase } from '#tests/support/database.ts';
import { describeFreeTexts, type FreeText } from '#tests/support/free-texts.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { rankingTable } from '$lib/server/matching/export-table.ts';

let company: WorldCompany;
let staff: Person;
let people: WorldConsultant[];
beforeAll(async () => {
  company = await createCompany('Fritext AB');
  staff = await createStaff();
  people = [];
  for (const name of ['Fri Ett', 'Fri Två', 'Fri Tre', 'Fri Fyra'])
    people.push(await createConsultant(name));
});
afterAll(closeDatabase);

const first = (): WorldConsultant => {
  const [one] = people;
  if (!one) throw new Error('nobody was made');
  return one;
};
const shortlist = () => createShortlist(company, [first()]);

const FREE_TEXTS: Record<string, FreeText> = {
  'request: message': {
    write: async (text) => {
      const role = await briefRoleId(await createBrief(company));
      await call(company.owner, 'send_requests', {
        ...{ p_brief_role_id: role, p_consultant_ids: [first().id], p_message: text },
      });
      return role;
    },
    read: 'select message from public.requests where brief_role_id = $1',
  },
  'shortlist: note': {
    write: async (text) => {
      const { shortlistId } = await shortlist();
      await call(company.owner, 'note_shortlisted', {
        ...{ p_shortlist_id: shortlistId, p_consultant_id: first().id, p_note: text },
      });
      return shortlistId;
    },
    read: 'select note from public.shortlist_candidates where shortlist_id = $1',
  },
  'shortlist: question to the departments': {
    write: async (text) => {
      const { shortlistId } = await shortlist();
      await call(company.owner, 'share_shortlist', {
        ...{ p_shortlist_id: shortlistId, p_closes_on: await dayFromToday(7) },
        p_question: text,
      });
      return shortlistId;
    },
    read: 'select question from public.shortlists where id = $1',
  },
  'shortlist: message to the one asked': {
    write: async (text) => {
      const { roleId, shortlistId } = await shortlist();
      await call(company.owner, 'ask_shortlisted', {
        ...{ p_shortlist_id: shortlistId, p_consultant_ids: [first().id], p_message: text },
      });
      return roleId;
    },
    read: 'select message from public.requests where brief_role_id = $1',
  },
  'vote: department': ballot((text) => ({ department: text }), 'department', 'shortlist_voters'),
  'vote: comment': ballot((text) => ({ comment: text }), 'comment', 'shortlist_votes'),
  'proposal: reason of a move': {
    write: async (text) => {
      const id = await startProposal();
      const [who] = await proposed(id);
      await call(staff, 'move_proposed', {
        ...{ p_proposal_id: id, p_consultant_id: who, p_move: 'out', p_reason: text },
        p_version: await versionOf('proposals', id),
      });
      return id;
    },
    read: 'select reason from public.proposal_moves where proposal_id = $1',
  },
  'proposal: note': {
    write: async (text) => {
      const id = await startProposal();
      await call(staff, 'send_proposal', {
        ...{ p_proposal_id: id, p_note: text, p_version: await versionOf('proposals', id) },
      });
      return id;
    },
    read: 'select note from public.proposals where id = $1',
  },
  'ranking: reason to put somebody elsewhere': {
    write: async (text) => {
      const role = await briefRoleId(await createBrief(company));
      await call(staff, 'note_ranking_move', {
        ...{ p_brief_role_id: role, p_consultant_id: first().id, p_reason: text },
      });
      return role;
    },
    read: 'select reason from public.ranking_actions where brief_role_id = $1',
  },
  'review: why it is asked for': {
    write: async (text) =>
      callValue<string>(await createConsultant('Fri Frågar'), 'ask_review', { p_reason: text }),
    read: 'select reason from public.ranking_reviews where id = $1',
  },
  'review: answer': {
    write: async (text) => {
      const asking = await createConsultant('Fri Undrar');
      const id = await callValue<string>(asking, 'ask_review', { p_reason: 'Varför?' });
      await call(staff, 'answer_review', {
        ...{ p_review_id: id, p_outcome: 'stands', p_answer: text },
      });
      return id;
    },
    read: 'select answer from public.ranking_reviews where id = $1',
  },
};

/** A text of a vote. */
function ballot(
  said: (text: string) => { department?: string; comment?: string },
  column: string,
  table: string,
): FreeText {
  return {
    write: async (text) => {
      const { shortlistId } = await shortlist();
      const key = await share(company, shortlistId);
      await vote(company.member, key, first().id, 'unsure', said(text));
      return shortlistId;
    },
    read: `select ${column} from public.${table} where shortlist_id = $1`,
  };
}

async function startProposal(): Promise<string> {
  const role = await briefRoleId(await createBrief(company));
  return callValue<string>(staff, 'start_proposal', { p_brief_role_id: role });
}

describeFreeTexts(FREE_TEXTS);

it('a formula in a title is text in the agency’s file', async () => {
  useServerEnv(stack());
  const agency = await signedInStaff('Filip Fil');
  const title = '=HYPERLINK("https://example.com";"Klicka")';
  const role = await briefRoleId(await createBrief(company, { title }));
  await call(company.owner, 'open_ranking', { p_brief_role_id: role });
  const table = rankingTable(agency.db, new URLSearchParams(), new Map());
  const file = await new Response(await csvStream(table, 'sv')).text();
  expect(file).toContain(`"'=HYPERLINK(""https://example.com"";""Klicka"")"`);
  expect(file).not.toMatch(/(^|;)"?=/mu);
});
