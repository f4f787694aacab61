import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  as,
  call,
  closeDatabase,
  createPerson,
  database,
  type Actor,
} from '#tests/support/database.ts';
import { buildWorld, createBrief, type World } from '#tests/support/world.ts';

type Found = { kind: string; id: string; title: string; note: string | null };

let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
afterAll(closeDatabase);

const search = (
  actor: Actor,
  workplace: string,
  query: string,
  companyId: string | null = null,
): Promise<Found[]> =>
  call<Found>(actor, 'search_workplace', {
    p_workplace: workplace,
    p_query: query,
    p_company_id: companyId,
  });

async function one<T>(sql: string, id: string): Promise<T> {
  const { rows } = await database().query<{ value: T }>(sql, [id]);
  if (!rows[0]) throw new Error('not there');
  return rows[0].value;
}
const assignmentNumber = () =>
  one<number>('select number as value from public.assignments where id = $1', world.assignmentId);
const invoiceNumber = () =>
  one<string>('select number::text as value from public.invoices where id = $1', world.invoiceId);

describe('search at the agency', () => {
  const ids = async (query: string) =>
    (await search(world.staff, 'agency', query)).map(({ kind, id }) => `${kind} ${id}`);

  it('finds consultants by name and number', async () => {
    const consultant = `consultant ${world.consultant.id}`;
    const row = await one<{ name: string; number: number }>(
      'select to_jsonb(c) as value from public.consultants c where id = $1',
      world.consultant.id,
    );
    expect(await ids(row.name.slice(1, -1).toUpperCase())).toContain(consultant);
    for (const query of [`K-${row.number}`, `k${row.number}`, String(row.number)]) {
      expect((await ids(query))[0], query).toBe(consultant);
    }
  });

  it('finds companies by organisation number, with or without hyphen', async () => {
    const digits = await one<string>(
      'select organisation_number as value from public.companies where id = $1',
      world.company.id,
    );
    for (const query of [digits, `${digits.slice(0, 6)}-${digits.slice(6)}`]) {
      expect(await ids(query)).toContain(`company ${world.company.id}`);
    }
  });

  it('finds assignments and invoices by number and by the company’s name', async () => {
    const invoice = `invoice ${world.invoiceId}`;
    const assignment = `assignment ${world.assignmentId}`;
    const ocr = await one<string>(
      'select ocr as value from public.invoices where id = $1',
      world.invoiceId,
    );
    expect(await ids(ocr)).toContain(invoice);
    expect(await ids(await invoiceNumber())).toContain(invoice);
    expect(await ids(`#${await assignmentNumber()}`)).toContain(assignment);
    const name = await one<string>(
      'select name as value from public.companies where id = $1',
      world.company.id,
    );
    // Worlds of other tests share the name: a kind shows eight, the latest first.
    const kinds = (await search(world.staff, 'agency', name)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['assignment', 'company', 'invoice']));
  });

  it('shows at most eight of a kind', async () => {
    for (let n = 0; n < 10; n += 1) await createPersonAndCompany(`Många Lika ${n}`);
    const found = await search(world.staff, 'agency', 'Många Lika');
    expect(found.filter(({ kind }) => kind === 'company')).toHaveLength(8);
  });

  it('takes signs of a pattern for what they are', async () => {
    await createPersonAndCompany('Hundra% AB');
    const found = await search(world.staff, 'agency', 'Hundra%');
    expect(found.every(({ title }) => title.includes('Hundra%'))).toBe(true);
    expect(found.length).toBeGreaterThan(0);
    expect(await search(world.staff, 'agency', '%%')).toEqual([]);
    expect(await search(world.staff, 'agency', '__')).toEqual([]);
    expect(await search(world.staff, 'agency', '\\')).toEqual([]);
  });

  it.each(['', ' ', 'a', '9'.repeat(30), "'; drop table companies; --"])(
    'answers %j without a fault',
    async (query) => {
      expect(await search(world.staff, 'agency', query)).toEqual([]);
    },
  );
});

describe('search of a company', () => {
  it('finds its own briefs, assignments and invoices', async () => {
    const { owner, id } = world.company;
    const brief = await createBrief(world.company, { title: 'Sällsynt rubrik' });
    expect(await search(owner, 'company', 'SÄLLSYNT', id)).toMatchObject([
      { kind: 'brief', id: brief },
    ]);
    expect(await search(owner, 'company', String(await assignmentNumber()), id)).toMatchObject([
      { kind: 'assignment', id: world.assignmentId },
    ]);
    expect(await search(owner, 'company', await invoiceNumber(), id)).toMatchObject([
      { kind: 'invoice', id: world.invoiceId },
    ]);
  });

  it('shows nothing of another company, whatever is asked for', async () => {
    const numbers = [String(await assignmentNumber()), await invoiceNumber(), 'Community'];
    for (const query of numbers) {
      for (const actor of [world.rivalCompany.owner, world.stranger, world.rivalConsultant]) {
        expect(await search(actor, 'company', query, world.company.id)).toEqual([]);
        expect(await search(actor, 'agency', query)).toEqual([]);
      }
    }
  });
});

describe('search of a consultant', () => {
  it('finds own requests and assignments', async () => {
    const found = await search(world.consultant, 'consultant', 'Community manager');
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['assignment', 'request']));
    expect(found.map(({ id }) => id)).toContain(world.assignmentId);
  });

  it('shows nothing of others', async () => {
    const number = String(await assignmentNumber());
    for (const actor of [world.rivalConsultant, world.stranger, world.company.owner]) {
      expect(await search(actor, 'consultant', number)).toEqual([]);
    }
    const found = await search(world.rivalConsultant, 'consultant', 'Community manager');
    expect(found.map(({ id }) => id)).not.toContain(world.assignmentId);
  });

  it('gives no ids to others, should somebody reach its inner part', async () => {
    for (const actor of [world.company.owner, world.consultant, world.stranger]) {
      const { rows } = await as(actor, (db) =>
        db.query(`select * from private.ids_found('%a%', 5001, '10001')`),
      );
      expect(rows).toEqual([]);
    }
  });

  it('is closed to visitors', async () => {
    await expect(search('anonymous', 'consultant', 'Community')).rejects.toMatchObject({
      code: '42501',
    });
  });
});

async function createPersonAndCompany(name: string): Promise<void> {
  const person = await createPerson(name);
  await call(person, 'register_company', {
    p_name: name,
    p_country: 'NO',
    p_vat_number: 'NO123456789',
  });
}
