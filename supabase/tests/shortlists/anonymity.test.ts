import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  as,
  call,
  callValue,
  closeDatabase,
  database,
  type Actor,
} from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  mondayFromNow,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createProposal, createShortlist, share } from '#tests/support/choice.ts';
import { requestId } from '#tests/support/world.ts';

/** Words that are nowhere else in the database, so that finding one is finding the person. */
const CONSULTANT = {
  name: 'Qvintessa Qvarnlöf',
  headline: 'Qrubrik',
  about: 'Qtext',
  evidence: 'Qbevis',
};

let company: WorldCompany;
let consultant: WorldConsultant;
let args: Record<string, unknown>;
let briefId: string;

beforeAll(async () => {
  company = await createCompany('Zkuggan AB');
  const staff = await createStaff();
  consultant = await createConsultant(CONSULTANT.name);
  await database().query('update public.consultants set headline = $2, about = $3 where id = $1', [
    consultant.id,
    CONSULTANT.headline,
    CONSULTANT.about,
  ]);
  await database().query(
    'update public.consultant_competencies set evidence = $2 where consultant_id = $1',
    [consultant.id, CONSULTANT.evidence],
  );
  const choice = await createShortlist(company, [consultant]);
  briefId = choice.briefId;
  args = {
    p_brief_role_id: choice.roleId,
    p_brief_id: briefId,
    p_shortlist_id: choice.shortlistId,
    p_proposal_id: await createProposal(staff, choice.roleId, consultant),
    p_key: await share(company, choice.shortlistId),
    p_company_id: company.id,
    p_consultant_id: consultant.id,
    p_consultant_ids: [consultant.id],
    p_query: 'Qv',
  };
});
afterAll(closeDatabase);

/** Every row of every table and view that an actor may read, as text. */
async function tablesSeenBy(actor: Actor): Promise<string> {
  const { rows } = await database().query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
       and relkind in ('r', 'v') and has_table_privilege('authenticated', oid, 'select')`,
  );
  const seen = rows.map(async ({ name }) =>
    as(actor, async (client) =>
      JSON.stringify((await client.query(`select * from public.${name}`)).rows),
    ),
  );
  return (await Promise.all(seen)).join('\n');
}

/** What every reading function answers an actor, called with all ids that the company knows. */
async function answersTo(actor: Actor): Promise<{ text: string; called: string[] }> {
  const { rows } = await database().query<{ name: string; names: string[]; required: number }>(
    `select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as names,
       p.pronargs - p.pronargdefaults as required
     from pg_proc p where p.pronamespace = 'public'::regnamespace and p.provolatile = 's'
       and has_function_privilege('authenticated', p.oid, 'execute') order by 1`,
  );
  const known = rows.filter(({ names, required }) =>
    names.slice(0, required).every((name) => name in args),
  );
  const answers = known.map(async ({ name, names }) => {
    const given = names.filter((arg) => arg in args).map((arg) => [arg, args[arg]]);
    // A refusal is an answer too: its words must tell as little.
    return call(actor, name, Object.fromEntries(given)).then(JSON.stringify, String);
  });
  return { text: (await Promise.all(answers)).join('\n'), called: known.map(({ name }) => name) };
}

async function seenBy(actor: Actor): Promise<string> {
  return `${await tablesSeenBy(actor)}\n${(await answersTo(actor)).text}`;
}

const wordsOf = ({ email }: { email: string }) => [...Object.values(CONSULTANT), email];
const found = (text: string, words: readonly string[]) =>
  words.filter((word) => text.includes(word));

describe('who a consultant is', () => {
  it('is asked of every function that could tell', async () => {
    const { called } = await answersTo(company.owner);
    expect(called).toEqual(
      expect.arrayContaining([
        'list_matches',
        'list_consultant_cards',
        'list_shortlist',
        'list_proposal',
        'list_proposal_moves',
      ]),
    );
  });

  it('is not told to the company while it looks, singles out and shares', async () => {
    for (const member of [company.owner, company.member]) {
      const text = await seenBy(member);
      expect(text).toContain(consultant.id);
      expect(found(text, wordsOf(consultant))).toEqual([]);
    }
  });

  it('is not told when the company has asked and the consultant has not answered', async () => {
    await call(company.owner, 'ask_shortlisted', {
      p_shortlist_id: args['p_shortlist_id'],
      p_consultant_ids: [consultant.id],
    });
    expect(found(await seenBy(company.owner), wordsOf(consultant))).toEqual([]);
  });

  it('nor are the company’s people told to the consultant', async () => {
    const text = await seenBy(consultant);
    expect(text).toContain('Zkuggan AB');
    expect(found(text, ['Zkuggan AB Owner', 'Zkuggan AB Member', company.owner.email])).toEqual([]);
  });

  it('is a name with the offer, and an address with the booking', async () => {
    const offerId = await callValue<string>(consultant, 'make_offer', {
      p_request_id: await requestId(briefId, consultant.id),
      p_rate_ore: 100_000,
      p_starts_on: await mondayFromNow(-4),
      p_ends_on: await dayFromToday(90),
      p_percent: 50,
    });
    expect(found(await seenBy(company.owner), wordsOf(consultant))).toEqual([CONSULTANT.name]);
    const assignment = await callValue<string>(company.owner, 'accept_offer', {
      p_offer_id: offerId,
    });
    args['p_assignment_id'] = assignment;
    const contacts = [
      { side: 'consultant', name: CONSULTANT.name, email: consultant.email },
      { side: 'company', name: 'Zkuggan AB Owner', email: company.owner.email },
    ];
    const ask = { p_assignment_id: assignment };
    expect(await call(company.member, 'list_assignment_contacts', ask)).toEqual(contacts);
    expect(await call(consultant, 'list_assignment_contacts', ask)).toEqual(contacts);
    const rival = await createCompany('Utomstående AB');
    expect(await call(rival.owner, 'list_assignment_contacts', ask)).toEqual([]);
    const text = await seenBy(company.owner);
    expect(found(text, wordsOf(consultant))).toEqual([CONSULTANT.name, consultant.email]);
  });
});
