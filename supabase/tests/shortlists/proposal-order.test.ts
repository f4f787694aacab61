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
import { move, proposed, versionOf } from '#tests/support/choice.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

type Move = { consultant_number: number; reason: string; is_earlier: boolean };
type Candidate = { consultant_id: string; ranked_place: number | null };

let staff: Person;
let company: WorldCompany;
let pool: WorldConsultant[];

/** Languages that nobody outside this file speaks: the pool stays these. */
const languages = [
  { code: 'se', cefr: 5 },
  { code: 'uk', cefr: 5 },
];

beforeAll(async () => {
  staff = await createStaff('Mona Ordning');
  company = await createCompany('Ordning AB');
  pool = [];
  for (const name of ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju'])
    pool.push(await createConsultant(name, { languages }));
});
afterAll(closeDatabase);

async function start(roleId: string): Promise<string> {
  return callValue<string>(staff, 'start_proposal', { p_brief_role_id: roleId });
}

async function send(id: string): Promise<void> {
  await call(staff, 'send_proposal', {
    p_proposal_id: id,
    p_note: 'De här kan börja genast.',
    p_version: await versionOf('proposals', id),
  });
}

const roleOf = async () => briefRoleId(await createBrief(company, { languages }));
const moves = (id: string) =>
  call<Move>(company.member, 'list_proposal_moves', { p_proposal_id: id });
const candidates = (id: string) =>
  call<Candidate>(company.member, 'list_proposal', { p_proposal_id: id });

async function follows(id: string): Promise<boolean | null> {
  const { rows } = await database().query<{ follows_ranking: boolean | null }>(
    'select follows_ranking from public.proposals where id = $1',
    [id],
  );
  return rows[0]?.follows_ranking ?? null;
}

/** Whoever is asked about the role first of all. */
async function ranked(roleId: string, count: number): Promise<string[]> {
  const rows = await call<{ consultant_id: string; place: number }>(staff, 'list_matches', {
    p_brief_role_id: roleId,
    p_limit: count,
  });
  return rows.map((row) => row.consultant_id);
}

describe('the order of a proposal', () => {
  it('says that it follows the ranking only when it does', async () => {
    const id = await start(await roleOf());
    expect(await follows(id)).toBeNull();
    await send(id);
    expect(await follows(id)).toBe(true);
    expect(await moves(id)).toEqual([]);
    expect((await candidates(id)).map((row) => row.ranked_place)).toEqual([1, 2, 3, 4, 5]);
  });

  it('shows in the second proposal the moves that the first one made', async () => {
    const roleId = await roleOf();
    const first = await start(roleId);
    const [, second = ''] = await proposed(first);
    await move(staff, first, second, 'up', 'Har byggt en kundklubb.');
    await send(first);
    expect(await follows(first)).toBe(false);
    const next = await start(roleId);
    const last = (await proposed(next)).at(-1) ?? '';
    await move(staff, next, last, 'out', 'Arbetar åt en konkurrent.');
    await send(next);
    expect(await moves(next)).toMatchObject([
      { reason: 'Har byggt en kundklubb.', is_earlier: true, moved_by_name: 'Mona Ordning' },
      { reason: 'Arbetar åt en konkurrent.', is_earlier: false },
    ]);
    const third = await start(roleId);
    await send(third);
    expect((await moves(third)).map((row) => row.is_earlier)).toEqual([true, true]);
    expect(await follows(third)).toBe(false);
    // Nobody is told twice of the same move.
    const { rows } = await database().query(
      `select count(*)::int as told from public.events
       where kind = 'consultant_moved' and entity_id = any ($1)`,
      [[first, next, third]],
    );
    expect(rows).toEqual([{ told: 2 }]);
  });

  it('keeps the moves of another role, and of what nobody has sent, out of it', async () => {
    const [one, other] = [await roleOf(), await roleOf()];
    const moved = await start(one);
    await move(staff, moved, (await proposed(moved))[1] ?? '', 'up', 'Ett annat skäl.');
    await send(moved);
    const id = await start(other);
    await send(id);
    expect(await moves(id)).toEqual([]);
    const draft = await start(one);
    await move(staff, draft, (await proposed(draft))[0] ?? '', 'out', 'Ännu inte sagt.');
    expect(await moves(draft)).toEqual([]);
    const seen = await call<Move>(staff, 'list_proposal_moves', { p_proposal_id: draft });
    expect(seen.map((row) => row.reason)).toEqual(['Ett annat skäl.', 'Ännu inte sagt.']);
  });

  it('tells when the ranking has changed since the proposal was begun', async () => {
    const roleId = await roleOf();
    const id = await start(roleId);
    const [leader = '', ...others] = await proposed(id);
    await database().query('update public.consultants set paused_at = now() where id = $1', [
      leader,
    ]);
    await send(id);
    expect(await follows(id)).toBe(false);
    const rows = await candidates(id);
    expect(rows.map((row) => row.ranked_place)).toEqual([null, 1, 2, 3, 4]);
    // What was true when it was sent stands, whatever comes later.
    await database().query('update public.consultants set paused_at = null where id = $1', [
      leader,
    ]);
    expect(await follows(id)).toBe(false);
    expect((await candidates(id)).map((row) => row.ranked_place)).toEqual([null, 1, 2, 3, 4]);
    expect(await ranked(roleId, 5)).toEqual([leader, ...others]);
  });

  it('follows the ranking again when the moves have led back to it', async () => {
    const roleId = await roleOf();
    const id = await start(roleId);
    const [, second = ''] = await proposed(id);
    await move(staff, id, second, 'up', 'Först.');
    await move(staff, id, second, 'down', 'Ändå inte.');
    await send(id);
    expect(await follows(id)).toBe(true);
    expect(await moves(id)).toHaveLength(2);
    expect(pool.map((one) => one.id)).toContain(second);
  });
});
