import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  call,
  callValue,
  closeDatabase,
  createPerson,
  database,
  type Actor,
} from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  profile,
} from '#tests/support/parties.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';

type Company = Awaited<ReturnType<typeof createCompany>>;
type Person = Awaited<ReturnType<typeof createConsultant>>;
type Reading = { ranking_id: string; as_of: string };

/** A language of their own keeps everybody else in the database off these lists. */
const languages = [{ code: 'ti', cefr: 6 }];
let company: Company;
beforeAll(async () => {
  company = await createCompany('Färsk AB');
});
afterAll(closeDatabase);

const run = (sql: string, values: unknown[]) => database().query(sql, values);

/** A brief with the given number of people who fit it; and who could, but speaks no such language. */
async function listed(people: number) {
  const shown: Person[] = [];
  for (let at = 0; at < people; at += 1)
    shown.push(await createConsultant(`Visad ${at}`, { languages }));
  const role = await briefRoleId(await createBrief(company, { languages }));
  return { role, shown };
}

const read = (role: string, page = 1, actor: Actor = company.owner) =>
  callValue<Reading>(actor, 'open_ranking', { p_brief_role_id: role, p_page: page });

const isOlder = ({ ranking_id, as_of }: Reading, actor: Actor = company.owner) =>
  callValue<boolean>(actor, 'ranking_is_older', { p_ranking_id: ranking_id, p_as_of: as_of });

const setFree = async (consultant: Person, percent: number) =>
  call(consultant, 'save_availability', {
    p_ranges: [{ starts_on: await dayFromToday(0), ends_on: await dayFromToday(400), percent }],
  });

describe('a list that is open', () => {
  it('is older once somebody on it has other free time, and new when read again', async () => {
    const { role, shown } = await listed(2);
    const reading = await read(role);
    expect(await isOlder(reading)).toBe(false);
    await setFree(shown[1] ?? raise(), 70);
    expect(await isOlder(reading)).toBe(true);
    expect(await isOlder(await read(role))).toBe(false);
  });

  it('is not older when a profile is saved as it was, or only its texts change', async () => {
    const { role, shown } = await listed(1);
    const [one = raise()] = shown;
    await setFree(one, 80);
    const reading = await read(role);
    await setFree(one, 80);
    await call(one, 'save_profile', {
      p: { ...profile('Visad 0', { languages }), about: 'Ny text', headline: 'Ny rubrik' },
      p_version: 2,
    });
    expect(await isOlder(reading)).toBe(false);
  });

  it('is older when somebody comes to stand on it, not when others change', async () => {
    const { role } = await listed(2);
    const other = await createConsultant('Utan språket');
    const reading = await read(role);
    await setFree(other, 60);
    expect(await isOlder(reading)).toBe(false);
    await run(`insert into public.consultant_languages values ($1, 'ti', 6)`, [other.id]);
    expect(await isOlder(reading)).toBe(true);
    const later = await read(role);
    await run('update public.consultants set paused_at = now() where id = $1', [other.id]);
    expect(await isOlder(later)).toBe(true);
  });

  it('knows a change that began before it was read and was committed after', async () => {
    const { role, shown } = await listed(1);
    // The day's first list counts as exposure, which would wait for the writer.
    await read(role);
    const writer = await database().connect();
    try {
      await writer.query('begin');
      await writer.query('update public.consultants set wished_rate_ore = 99000 where id = $1', [
        shown[0]?.id,
      ]);
      const reading = await read(role);
      expect(await isOlder(reading)).toBe(false);
      await writer.query('commit');
      expect(await isOlder(reading)).toBe(true);
    } finally {
      await writer.query('rollback');
      writer.release();
    }
  });

  it('forgets changes from before a database was restored', async () => {
    const { role, shown } = await listed(1);
    const reading = await read(role);
    await run(
      `update private.profile_changes set changed_by = '9000000000000000000', changed_at = now() - interval '2 hours'
       where consultant_id = $1`,
      [shown[0]?.id],
    );
    expect(await isOlder(reading)).toBe(false);
    await run('delete from private.profile_changes where consultant_id = $1', [shown[0]?.id]);
  });

  it('is older when the brief was changed, or somebody on it blocks the company', async () => {
    const { role, shown } = await listed(1);
    const reading = await read(role);
    await call(shown[0] ?? raise(), 'block_company', {
      p_name: 'Någon annan AB',
      p_organisation_number: '556677-8899',
    });
    expect(await isOlder(reading)).toBe(false);
    await run(
      `insert into public.consultant_blocked_companies (consultant_id, company_id, name, declared_by)
       values ($1, $2, 'Färsk AB', 'consultant')`,
      [shown[0]?.id, company.id],
    );
    expect(await isOlder(reading)).toBe(true);
    const after = await read(role);
    expect(await isOlder(after)).toBe(false);
    await run(
      `update public.briefs set version = version + 1 where id =
         (select r.brief_id from public.brief_roles r where r.id = $1)`,
      [role],
    );
    expect(await isOlder(after)).toBe(true);
  });

  it('is older when the account of somebody on it is gone', async () => {
    const { role, shown } = await listed(2);
    const reading = await read(role);
    await run('delete from public.ranking_places where ranking_id = $1 and consultant_id = $2', [
      reading.ranking_id,
      shown[0]?.id,
    ]);
    expect(await isOlder(reading)).toBe(true);
  });

  it('notices on its second page who left the first', async () => {
    const { role, shown } = await listed(22);
    const reading = await read(role, 2);
    expect(await isOlder(reading)).toBe(false);
    const { rows } = await run(
      `select p.consultant_id as id from public.ranking_places p where p.ranking_id = $1`,
      [(await read(role, 1)).ranking_id],
    );
    const first = (rows as { id: string }[]).find(({ id }) => shown.some((one) => one.id === id));
    await run('update public.consultants set paused_at = now() where id = $1', [first?.id]);
    expect(await isOlder(reading)).toBe(true);
  });

  it('is read anew by whoever asks with a snapshot that is none', async () => {
    const { role } = await listed(1);
    const { ranking_id } = await read(role);
    expect(await isOlder({ ranking_id, as_of: 'igår' })).toBe(true);
    expect(await isOlder({ ranking_id, as_of: '9:1:' })).toBe(true);
  });

  it('answers its company and the agency alone', async () => {
    const { role } = await listed(1);
    const reading = await read(role);
    expect(await isOlder(reading, company.member)).toBe(false);
    expect(await isOlder(reading, await createStaff())).toBe(false);
    const rival = await createCompany('Rival AB');
    for (const actor of [await createPerson('Främling'), rival.owner]) {
      await expect(isOlder(reading, actor)).rejects.toMatchObject({
        code: 'PT404',
        message: 'not_found',
      });
    }
    await expect(isOlder(reading, 'anonymous')).rejects.toMatchObject({ code: '42501' });
  });
});

function raise(): never {
  throw new Error('nobody was listed');
}
