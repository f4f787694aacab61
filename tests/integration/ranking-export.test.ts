import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { signedInCompany, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { createConsultant, type WorldConsultant } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';
import { explain } from '$lib/domain/matching/explanation.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import { csvStream } from '$lib/server/export/csv-stream.ts';
import { rankingTable } from '$lib/server/matching/export-table.ts';
import { getRanking } from '$lib/server/matching/ranking-log.ts';
import { candidateTable, lookUpCandidate } from '$lib/server/matching/ranking-pool.ts';
import { openRanking } from '$lib/server/matching/queries.ts';

let company: SignedInCompany;
let staff: SignedIn;
let roleId: string;
let emptyRoleId: string;
const people: WorldConsultant[] = [];

beforeAll(async () => {
  useServerEnv(stack());
  company = await signedInCompany('=HYPERLINK("http://x";"Klicka")');
  staff = await signedInStaff('Exporterande Byrå');
  const owner = { userId: company.userId, email: '' };
  const parties = { id: company.companyId, owner, member: owner };
  // Languages that nobody else in the pool speaks: the list holds these people whatever else runs.
  const languages = [{ code: 'bs', cefr: 6 }];
  for (const name of ['Ett', 'Två']) people.push(await createConsultant(name, { languages }));
  roleId = await briefRoleId(await createBrief(parties, { languages }));
  const none = [{ code: 'ku', cefr: 6 }];
  emptyRoleId = await briefRoleId(await createBrief(parties, { languages: none }));
  await database().query('update public.briefs set title = $2 where company_id = $1', [
    company.companyId,
    '@SUMMA(A1:A9); "behov"',
  ]);
});
afterAll(() => closeDatabase());

async function exported(
  role: string,
  locale: Locale = 'sv',
): Promise<{ head: string[]; lines: string[] }> {
  const names = await roleNames(staff.db, locale);
  const table = rankingTable(staff.db, new URLSearchParams({ role }), names);
  const text = await new Response(await csvStream(table, 'sv')).text();
  const [head = '', ...lines] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
  return { head: head.split(';'), lines };
}

describe('the log as a file', () => {
  it('has a line for each place: who, where, score, band and every part', async () => {
    const { matches } = await openRanking(company.db, roleId, 1);
    expect(matches.length).toBeGreaterThanOrEqual(2);
    const { head, lines } = await exported(roleId);
    expect(lines).toHaveLength(matches.length);
    for (const [at, match] of matches.entries()) {
      const { lines: parts, totalTenths } = explain(match);
      const decimal = (tenths: number) => (tenths / 10).toFixed(1).replace('.', ',');
      // Company and title hold a separator, and are quoted; the rest of a line is counted from its end.
      const cells = (lines[at] ?? '').split(';').slice(-(head.length - 6));
      const of = (label: string) => cells[head.indexOf(label) - 6];
      expect(of('Konsult')).toBe(String(match.consultantNumber));
      expect(of('Visad plats')).toBe(String(match.place));
      expect(of('Efter poäng')).toBe(String(match.rawPlace));
      expect(of('Poäng')).toBe(decimal(totalTenths));
      expect(of('Omdöme')).toMatch(/matchning$/u);
      const line = (id: string) => parts.find((part) => part.id === id);
      expect(of('Kompetens')).toBe(decimal(line('competence')?.tenths ?? NaN));
      expect(of('Tillgänglighet')).toBe(decimal(line('availability')?.tenths ?? NaN));
      expect(of('Regler')).toBe(String(match.rules.version));
    }
  });

  it('names the role in the language of the reader, and its id in a column of its own', async () => {
    await openRanking(company.db, roleId, 1);
    const asked = (role: string) =>
      database().query('update public.brief_roles set role_id = $2 where id = $1', [roleId, role]);
    await asked('web-editor');
    const [swedish, english] = [await exported(roleId), await exported(roleId, 'en')];
    await asked('community-manager');
    expect(swedish.lines[0]).toContain(';Webbredaktör;web-editor;');
    expect(english.lines[0]).toContain(';Web editor;web-editor;');
  });

  it('tells what people did with a place, on the list that they saw, and why', async () => {
    const { matches } = await openRanking(company.db, roleId, 1);
    await openRanking(staff.db, roleId, 1);
    const consultant = matches[0]?.consultantId ?? '';
    const sent = await company.db.rpc('send_requests', {
      p_brief_role_id: roleId,
      p_consultant_ids: [consultant],
      p_message: 'Hej!',
    });
    expect(sent.error).toBeNull();
    const person = people.find(({ id }) => id === consultant);
    const { rows } = await database().query<{ id: string }>(
      'select id from public.requests where brief_role_id = $1 and consultant_id = $2',
      [roleId, consultant],
    );
    await call({ userId: person?.userId ?? '' }, 'decline_request', {
      p_request_id: rows[0]?.id,
      p_reason: 'Restiden är för lång',
    });
    const { head, lines } = await exported(roleId);
    expect(head).toContain('Vad människor gjorde');
    expect(lines.length).toBeGreaterThan(matches.length);
    const acted = lines.filter((line) => line.includes('tillfrågad'));
    expect(acted).toHaveLength(1);
    expect(acted[0]).toContain('Företaget');
    expect(acted[0]).toMatch(/tillfrågad .*; tackade nej .*\(Restiden är för lång\)/u);
  });

  it('never lets a name or a title become a formula', async () => {
    await openRanking(company.db, roleId, 1);
    const { lines } = await exported(roleId);
    for (const line of lines) {
      expect(line).toContain(`"'=HYPERLINK(""http://x"";""Klicka"")"`);
      expect(line).toContain(`"'@SUMMA(A1:A9); ""behov"""`);
    }
  });

  it('has one line, without a place, for a list that nobody was on', async () => {
    await openRanking(company.db, emptyRoleId, 1);
    const { head, lines } = await exported(emptyRoleId);
    expect(lines).toHaveLength(1);
    const cells = (lines[0] ?? '').split(';').slice(-(head.length - 6));
    expect(cells[head.indexOf('Konsult') - 6]).toBe('');
    expect(cells[head.indexOf('Rangordnade') - 6]).toBe('0');
  });

  it('is empty for a company', async () => {
    const table = rankingTable(company.db, new URLSearchParams({ role: roleId }), new Map());
    const text = await new Response(await csvStream(table, 'sv')).text();
    expect(text.trimEnd().split('\r\n')).toHaveLength(1);
  });
});

describe('the candidates of a list', () => {
  const rows = async ({ db }: Pick<SignedIn, 'db'>, poolId: string | null) =>
    (await candidateTable(db, poolId)).page(1);

  it('are a file and found by number, with what became of each, for the agency alone', async () => {
    const { matches } = await openRanking(company.db, roleId, 1);
    const [entry] = await call(staff, 'list_rankings', { p_brief_role_id: roleId });
    const { poolId } = await getRanking(staff.db, String(entry?.['id']));
    const text = await new Response(
      await csvStream(await candidateTable(staff.db, poolId), 'sv'),
    ).text();
    for (const { consultantNumber } of matches) {
      expect(text).toContain(`\r\n${consultantNumber};rangordnad;`);
      const query = new URLSearchParams({ candidate: ` ${consultantNumber} ` });
      expect(await lookUpCandidate(staff.db, poolId, query)).toMatchObject({
        candidate: { number: consultantNumber, fate: 'ranked', failed: [] },
      });
      expect(await lookUpCandidate(company.db, poolId, query)).toMatchObject({ candidate: null });
    }
    expect(await rows(company, poolId)).toEqual([]);
  });

  it.each(['1', '0x10', '-5', '1e3', '1234567890123', "'; --", 'å'])(
    'has nobody under %s',
    async (candidate) => {
      const [entry] = await call(staff, 'list_rankings', { p_brief_role_id: roleId });
      const { poolId } = await getRanking(staff.db, String(entry?.['id']));
      const asked = await lookUpCandidate(staff.db, poolId, new URLSearchParams({ candidate }));
      expect(asked).toEqual({ typed: candidate, candidate: null });
    },
  );

  it('are nobody for a list that was shown before they were kept', async () => {
    expect(await rows(staff, null)).toEqual([]);
    const query = new URLSearchParams({ candidate: '1001' });
    expect(await lookUpCandidate(staff.db, null, query)).toBeNull();
  });
});
