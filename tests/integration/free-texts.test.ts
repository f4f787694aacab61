import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShortlist, proposed, share, versionOf, vote } from '#tests/support/choice.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createDiagnosis } from '#tests/support/diagnosis-rows.ts';
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
import { briefFields, briefRoleId, createBrief } from '#tests/support/world.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { rankingTable } from '$lib/server/matching/export-table.ts';

/** What a text may hold and must come out as it went in; forty characters where the least is asked. */
const HOSTILE = [
  '<script>alert("å")</script>, ett skäl av god längd',
  `=cmd|'/c calc'!A1 som är ett skäl av god längd`,
  `'); drop table public.briefs; -- ett skäl av god längd`,
];
const OVERLONG = 'å'.repeat(10_000);

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
const save = async (changes: Record<string, unknown>): Promise<string> =>
  callValue<string>(company.owner, 'save_brief', {
    p_company_id: company.id,
    p: await briefFields(changes),
  });
const shortlist = () => createShortlist(company, [first()]);
const analysis = async () => (await createDiagnosis({ company })).id;

/** One free text: writes it, and says where it is then read: a query for one value by one id. */
type FreeText = {
  write: (text: string) => Promise<string>;
  read: string;
};

const FREE_TEXTS: Record<string, FreeText> = {
  'analysis: department of an answer': {
    write: async (text) => {
      const id = await analysis();
      await call(company.member, 'answer_diagnosis', {
        ...{ p_diagnosis_id: id, p_perspective: 'practitioner', p_department: text },
        p_answers: { q1: 1 },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and not is_owner',
  },
  'analysis: department of the maker': {
    write: async (text) => {
      const id = await analysis();
      await call(company.owner, 'describe_diagnosis_answer', {
        ...{ p_diagnosis_id: id, p_perspective: 'management', p_department: text },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and is_owner',
  },
  'analysis: whom a link is for': {
    write: async (text) => {
      const id = await analysis();
      await call(company.owner, 'invite_to_diagnosis', { p_diagnosis_id: id, p_name: text });
      return id;
    },
    read: 'select name from public.diagnosis_invitations where diagnosis_id = $1',
  },
  'analysis: department of one invited': {
    write: async (text) => {
      const id = await analysis();
      const token = await callValue<string>(company.owner, 'invite_to_diagnosis', {
        ...{ p_diagnosis_id: id, p_name: 'Kim' },
      });
      await call('anonymous', 'answer_invited_diagnosis', {
        ...{ p_token: token, p_perspective: 'practitioner', p_department: text },
        p_answers: { q1: 1 },
      });
      return id;
    },
    read: 'select department from public.diagnosis_responses where diagnosis_id = $1 and not is_owner',
  },
  'brief: title': {
    write: (text) => save({ title: text }),
    read: 'select title from public.briefs where id = $1',
  },
  'brief: goal': {
    write: (text) => save({ goal: text }),
    read: 'select goal from public.briefs where id = $1',
  },
  'brief: department': {
    write: (text) => save({ departments: [text] }),
    read: 'select departments[1] from public.briefs where id = $1',
  },
  'brief: who decides': {
    write: (text) => save({ decider_name: text }),
    read: 'select decider_name from public.briefs where id = $1',
  },
  'brief: title of who decides': {
    write: (text) => save({ decider_title: text }),
    read: 'select decider_title from public.briefs where id = $1',
  },
  'brief: title of a copy': {
    write: async (text) =>
      callValue<string>(company.owner, 'duplicate_brief', {
        ...{ p_brief_id: await save({}), p_title: text },
      }),
    read: 'select title from public.briefs where id = $1',
  },
  'brief: reason to go on without a strategy': gate('p_reason', 'reason'),
  'brief: who goes on without a strategy': gate('p_name', 'name'),
  'brief: title of who goes on': gate('p_title', 'title'),
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

/** A text of the reason for which a company goes on without a strategy. */
function gate(argument: string, column: string): FreeText {
  return {
    write: async (text) => {
      const id = await save({});
      await call(company.owner, 'override_strategy_gate', {
        ...{ p_brief_id: id, p_name: 'Berit Beslut', p_title: 'vd' },
        p_reason: 'Kunderna väntar på svar i dag, och målgruppen är känd sedan länge.',
        [argument]: text,
      });
      return id;
    },
    read: `select ${column} from public.brief_gate_overrides where brief_id = $1`,
  };
}

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

const sentences = (locale: string) =>
  JSON.parse(readFileSync(`messages/${locale}/errors.json`, 'utf8')) as Record<string, unknown>;

describe.each(Object.entries(FREE_TEXTS))('%s', (_, { write, read }) => {
  it.each(HOSTILE)('keeps %s as it was written', async (text) => {
    const { rows } = await database().query<Record<string, string>>(read, [await write(text)]);
    expect(rows.map((row) => Object.values(row)[0])).toEqual([text]);
  });

  it('refuses ten thousand characters with a sentence in both languages', async () => {
    const refusal = await write(OVERLONG).then(
      () => null,
      (cause: unknown) => cause as { code: string; message: string },
    );
    expect(refusal?.code).toBe('PT400');
    for (const locale of ['sv', 'en']) {
      expect(sentences(locale)).toHaveProperty(`errors_${refusal?.message ?? ''}`);
    }
  });
});

it('a formula in a title is text in the agency’s file', async () => {
  useServerEnv(stack());
  const agency = await signedInStaff('Filip Fil');
  const title = '=HYPERLINK("https://example.com";"Klicka")';
  const role = await briefRoleId(await createBrief(company, { title }));
  await call(company.owner, 'open_ranking', { p_brief_role_id: role });
  const table = rankingTable(agency.db, new URLSearchParams());
  const file = await new Response(await csvStream(table, 'sv')).text();
  expect(file).toContain(`"'=HYPERLINK(""https://example.com"";""Klicka"")"`);
  expect(file).not.toMatch(/(^|;)"?=/mu);
});

it('two of the agency put different rules in force at once: one does, the other is told', async () => {
  const other = await createStaff();
  const { rows } = await database().query<{ version: number }>(
    'select version from public.matching_rules where is_in_force',
  );
  const before = rows[0]?.version ?? 0;
  const versions = await Promise.all(
    [staff, other].map((who, at) =>
      callValue<number>(who, 'draft_matching_rules', {
        p: { weight_rate: 21 + at },
        p_note: 'Prov',
      }),
    ),
  );
  expect(new Set(versions).size).toBe(2);
  const put = (who: Person, version: number | undefined, inForce: number) =>
    call(who, 'activate_matching_rules', { p_version: version, p_in_force: inForce });
  const outcomes = await Promise.allSettled([
    put(staff, versions[0], before),
    put(other, versions[1], before),
  ]);
  const refused = outcomes.filter((one) => one.status === 'rejected');
  expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([
    { code: 'PT409', message: 'stale_page' },
  ]);
  const after = await database().query<{ version: number }>(
    'select version from public.matching_rules where is_in_force',
  );
  const winner = outcomes[0].status === 'fulfilled' ? versions[0] : versions[1];
  expect(after.rows).toEqual([{ version: winner }]);
  await put(staff, before, winner ?? 0);
});
