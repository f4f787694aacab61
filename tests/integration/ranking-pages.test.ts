import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { signedInCompany, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { createConsultant } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { briefRoleId, createBrief } from '#tests/support/world.ts';
import { explain } from '$lib/domain/matching/explanation.ts';
import { FIRST_RULES } from '$lib/domain/matching/rule-set.ts';
import {
  blockCompany,
  listBlockedCompanies,
  unblockCompany,
} from '$lib/server/consultants/blocked-companies.ts';
import { compareMatches, listMatches, openRanking } from '$lib/server/matching/queries.ts';
import { listRankingPlaces, listRankings } from '$lib/server/matching/ranking-log.ts';
import { activateRules, draftRules, previewRules } from '$lib/server/matching/rule-commands.ts';
import { getRulesInForce, getRuleSet, listRuleSets } from '$lib/server/matching/rules.ts';
import { listTeams } from '$lib/server/matching/teams.ts';

let company: SignedInCompany;
let other: SignedInCompany;
let staff: SignedIn;
let consultant: SignedIn & { id: string };
let roleId: string;
let briefId: string;

beforeAll(async () => {
  useServerEnv(stack());
  company = await signedInCompany('Rangordning AB');
  other = await signedInCompany('Utomstående AB');
  staff = await signedInStaff('Regina Regel');
  const person = await signedInPerson('Konsult Rang');
  const { id } = await createConsultant('Konsult Rang');
  await database().query('update public.consultants set user_id = $1 where id = $2', [
    person.userId,
    id,
  ]);
  consultant = { ...person, id };
  const owner = { userId: company.userId, email: '' };
  briefId = await createBrief({ id: company.companyId, owner, member: owner });
  roleId = await briefRoleId(briefId);
});
afterAll(() => closeDatabase());

const own = (matches: { consultantId: string }[]) =>
  matches.some(({ consultantId }) => consultantId === consultant.id);

describe('the page of matches', () => {
  it('gets rows whose lines add up, and others get none', async () => {
    const { matches } = await listMatches(company.db, roleId, 1);
    expect(matches.length).toBeGreaterThan(0);
    for (const match of matches) {
      const { lines, totalTenths, points } = explain(match);
      expect(lines.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(totalTenths);
      expect(points).toBe(match.points);
    }
    expect(await listMatches(other.db, roleId, 1)).toEqual({ matches: [], total: 0 });
  });

  it('compares in the order asked for, and refuses five', async () => {
    const db = company.db;
    const [match] = (await listMatches(db, roleId, 1)).matches;
    const id = match?.consultantId ?? '';
    expect((await compareMatches(db, roleId, [id])).map((one) => one.consultantId)).toEqual([id]);
    await expect(
      compareMatches(
        db,
        roleId,
        Array.from({ length: 5 }, () => id),
      ),
    ).rejects.toThrow('too_many_to_compare');
    expect(await compareMatches(other.db, roleId, [id])).toEqual([]);
  });

  it('is logged for the agency alone', async () => {
    const { matches } = await openRanking(company.db, roleId, 1);
    expect(matches).toEqual((await listMatches(company.db, roleId, 1)).matches);
    const filter = {
      role: roleId,
      company: company.companyId,
      page: 1,
      from: undefined,
      to: undefined,
    };
    const { rankings, total } = await listRankings(staff.db, filter);
    expect(total).toBe(1);
    expect(rankings[0]).toMatchObject({ companyName: 'Rangordning AB', actor: 'company' });
    const places = await listRankingPlaces(staff.db, rankings[0]?.id ?? '');
    expect(places[0]).toMatchObject({ place: 1, actions: [] });
    expect(explain(places[0]?.match ?? raise()).points).toBeGreaterThan(0);
    expect((await listRankings(company.db, filter)).total).toBe(0);
  });

  it('gives teams to the company and nothing to strangers', async () => {
    const teams = await listTeams(company.db, briefId);
    expect(teams.best?.picks).toHaveLength(1);
    expect(await listTeams(other.db, briefId)).toMatchObject({ best: null });
  });
});

describe('the editor of the rules', () => {
  const note = 'Kompetens väger mindre';
  const numbers = { ...FIRST_RULES, weight_competence: 50, weight_rate: 20 };

  it('drafts, previews and puts in force for staff; a stale page is refused', async () => {
    const db = staff.db;
    const inForce = await getRulesInForce(db);
    const version = await draftRules(db, { ...numbers, note });
    expect(await getRuleSet(db, version)).toMatchObject({
      ...numbers,
      note,
      isInForce: false,
      activatedAt: null,
    });
    for (const row of await previewRules(db, version)) {
      const same = row.placeBefore === row.placeAfter && row.mutualBefore === row.mutualAfter;
      expect(same).toBe(false);
    }
    await activateRules(db, version, inForce.version);
    expect((await getRulesInForce(db)).version).toBe(version);
    await expect(activateRules(db, inForce.version, inForce.version)).rejects.toThrow('stale_page');
    await activateRules(db, inForce.version, version);
    expect((await listRuleSets(db)).map((one) => one.version)).toContain(version);
  });

  it('is closed to everybody else, who see no draft', async () => {
    const db = company.db;
    await expect(draftRules(db, { ...numbers, note })).rejects.toThrow();
    const version = await draftRules(staff.db, { ...numbers, note });
    await expect(getRuleSet(db, version)).rejects.toThrow('not_found');
    await expect(previewRules(db, version)).rejects.toThrow();
    await expect(activateRules(db, version, 1)).rejects.toThrow();
  });
});

describe('a blocked company', () => {
  it('is matched with the consultant no more, until it is taken back', async () => {
    const db = consultant.db;
    const isRanked = async () => own(await allMatches());
    expect(await isRanked()).toBe(true);
    const { rows } = await database().query<{ number: string }>(
      'select organisation_number as number from public.companies where id = $1',
      [company.companyId],
    );
    const organisationNumber = (rows[0]?.number ?? '').replace('-', '');
    const name = 'Rangordning AB';
    await blockCompany(db, consultant.id, {
      companyId: null,
      name,
      organisationNumber,
      reason: '',
    });
    expect(await isRanked()).toBe(false);
    const [blocked] = await listBlockedCompanies(db, consultant.id);
    expect(blocked).toMatchObject({ name, isOwn: true });
    const stranger = await signedInPerson('Stranger');
    await expect(unblockCompany(stranger.db, blocked?.id ?? '')).rejects.toThrow();
    await unblockCompany(db, blocked?.id ?? '');
    expect(await isRanked()).toBe(true);
  });
});

/** Every ranked consultant: others share the database, and the first page may be theirs. */
async function allMatches() {
  const found: Awaited<ReturnType<typeof listMatches>>['matches'] = [];
  for (let page = 1; ; page += 1) {
    const { matches } = await listMatches(company.db, roleId, page);
    if (matches.length === 0) return found;
    found.push(...matches);
  }
}

function raise(): never {
  throw new Error('No place was logged');
}
