import { afterAll, beforeAll, expect, it } from 'vitest';
import { callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createCompany, createConsultant } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';
import { readProposalPage } from '$lib/server/shortlists/proposal-page.ts';

/** Languages that nobody outside this file speaks: the pool stays these. */
const languages = [
  { code: 'tr', cefr: 5 },
  { code: 'zh', cefr: 5 },
];
const POOL = 23;

let staff: SignedIn;
let proposalId: string;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Mona Tar In');
  const company = await createCompany('Ta in AB');
  for (let at = 0; at < POOL; at += 1) await createConsultant(`Nr ${at}`, { languages });
  const roleId = await briefRoleId(await createBrief(company, { languages }));
  proposalId = await callValue(staff, 'start_proposal', { p_brief_role_id: roleId });
});
afterAll(() => closeDatabase());

async function bringIn(query = '') {
  const url = new URL(`https://example.com/agency/proposals/${proposalId}${query}`);
  return (await readProposalPage(staff.db, 'sv', proposalId, url)).bringIn;
}

it('pages through the whole ranking, less those on the list', async () => {
  const [first, second] = [await bringIn(), await bringIn('?page=2')];
  expect([first.pages, second.page]).toEqual([2, 2]);
  expect(first.people.map(({ place }) => place)).toEqual([...Array(15).keys()].map((at) => at + 6));
  expect(second.people.map(({ place }) => place)).toEqual([21, 22, 23]);
});

it('finds one by number, wherever they stand', async () => {
  const last = (await bringIn('?page=2')).people.at(-1);
  for (const text of [last?.number, `K-${last?.number}`, ` k${last?.number} `]) {
    const found = await bringIn(`?number=${encodeURIComponent(String(text))}`);
    expect(found.people).toEqual([last]);
  }
});

it('finds nobody who is on the list, meets not every constraint, or does not exist', async () => {
  const { rows } = await database().query<{ number: number }>(
    `select c.number from public.proposal_candidates x
     join public.consultants c on c.id = x.consultant_id where x.proposal_id = $1 limit 1`,
    [proposalId],
  );
  const { id } = await createConsultant('Talar inte språken');
  const mute = await database().query<{ number: number }>(
    'select number from public.consultants where id = $1',
    [id],
  );
  const texts = [
    rows[0]?.number,
    mute.rows[0]?.number,
    999_999_999,
    '9999999999',
    'x',
    "1' or 1=1",
  ];
  for (const text of texts) {
    const found = await bringIn(`?number=${encodeURIComponent(String(text))}`);
    expect(found).toMatchObject({ people: [], asked: String(text) });
  }
});
