import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '#tests/support/database.ts';
import { EXAMPLE_BRIEF, EXAMPLE_CONSULTANT } from '#tests/support/matching-example.ts';
import { amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { consultant, PLAIN, storeAll } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { explain } from '#lib/domain/matching/explanation.ts';
import { matchRowSchema, type RankedMatch } from '#lib/domain/matching/match.ts';
import type { ReferenceBrief, ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

let company: SignedInCompany;
beforeAll(async () => {
  company = await signedInCompany('Listor AB');
});
afterAll(() => closeDatabase());

/** Stores brief and pool, and answers one function as the company, in a pool of these alone. */
async function ask<Row extends object>(
  brief: ReferenceBrief,
  pool: readonly ReferenceConsultant[],
  name: string,
  ...more: unknown[]
): Promise<{ briefId: string; briefRoleId: string; rows: Row[] }> {
  await storeAll(pool);
  const { id: briefId, briefRoleId } = await storeBrief(company, brief);
  const rows = await amongOnly(company, idsOf(pool), (client) =>
    rowsOf<Row & Record<string, unknown>>(client, name, [briefRoleId, ...more]),
  );
  return { briefId, briefRoleId, rows };
}

async function ranked(
  brief: ReferenceBrief,
  pool: readonly ReferenceConsultant[],
): Promise<{ briefId: string; matches: RankedMatch[] }> {
  const { briefId, rows } = await ask(brief, pool, 'list_matches');
  return { briefId, matches: rows.map((row) => matchRowSchema.parse(row)) };
}

describe('the worked example of the rules', () => {
  it('comes to 0.84, 82.25, 0.875 and 83.0, line by line, and level 4 in moderation gives 1.8', async () => {
    const { matches } = await ranked(EXAMPLE_BRIEF, [EXAMPLE_CONSULTANT]);
    const [match] = matches;
    if (!match) throw new Error('The example was not ranked.');
    expect(match).toMatchObject({
      competence: 0.84,
      availability: 0.75,
      rate: 0.8,
      sector: 0.7,
      workMode: 1,
      total: 82.25,
      side: { mean: 0.875 },
      points: 83,
      band: 'good',
    });
    const analytics = match.requirements.find((row) => row.competencyId === 'social-analytics');
    expect(analytics).toMatchObject({
      direct: 0,
      credit: 0.55,
      related: { id: 'web-analytics', have: 3, similarity: 0.55 },
    });
    const { lines, totalTenths } = explain(match);
    expect(totalTenths).toBe(830);
    expect(lines.map(({ id, tenths }) => [id, tenths])).toEqual([
      ['competence', 504],
      ['availability', 112],
      ['rate', 80],
      ['sector', 56],
      ['workMode', 70],
      ['mutuality', 8],
    ]);
    const moderation = match.requirements.find((row) => row.competencyId === 'moderation');
    expect(Math.round((moderation?.gain ?? 0) * 10)).toBe(18);
  });
});

describe('the order', () => {
  it('breaks an equal score by competence, then by availability, then by the hash', async () => {
    const floorOre = 100_000;
    const levels = { ...consultant().levels, 'social-care': { level: 3, isVerified: false } };
    // 60 × 0.9 / 8 = 6.75 points less competence against 6.75 points less for the price.
    const cheaper = consultant({ levels, floorOre });
    const abler = consultant({ askedOre: 116_875, floorOre });
    const pool = [
      cheaper,
      abler,
      { ...abler, id: consultant().id },
      { ...cheaper, id: consultant().id },
    ];
    const { briefId, matches } = await ranked(PLAIN, pool);
    expect(new Set(matches.map(({ mutual }) => mutual)).size).toBe(1);
    const byHash = (ids: readonly (string | undefined)[]) =>
      ids
        .map(String)
        .sort((a, b) => (sha256(`${briefId}:${a}`) < sha256(`${briefId}:${b}`) ? -1 : 1));
    expect(matches.map(({ consultantId }) => consultantId)).toEqual([
      ...byHash([abler.id, pool[2]?.id]),
      ...byHash([cheaper.id, pool[3]?.id]),
    ]);
  });
});

describe('the cap', () => {
  it('spares an essential competency with credit of exactly 0.35', async () => {
    const atLevel = (level: number) =>
      consultant({
        levels: {
          'community-building': { level, isVerified: false },
          copywriting: { level: 4, isVerified: false },
        },
      });
    const [spared, capped] = [atLevel(2), atLevel(1)];
    const need = (competencyId: string, weight: number) => ({
      competencyId,
      level: 4,
      weight,
      isMust: false,
    });
    const brief = {
      ...PLAIN,
      requirements: [need('community-building', 3), need('copywriting', 2)],
    };
    const { matches } = await ranked(brief, [spared, capped]);
    const of = (id: string) => matches.find((match) => match.consultantId === id);
    // 100 − 60 × 3 × 0.65 / 5 = 76.6 and, without the cap, 100 − 60 × 3 × 0.9 / 5 = 67.6.
    expect(of(spared.id)).toMatchObject({ isCapped: false, total: 76.6 });
    expect(of(capped.id)).toMatchObject({ isCapped: true, sumScore: 67.6, total: 59, mutual: 59 });
  });
});

describe('the nearly list', () => {
  it('names what to relax for each whose only failing constraint is one of H1–H5, best first', async () => {
    const need = { ...PLAIN, workMode: 'on_site', regionId: 'skane' };
    const requirements = need.requirements.map((row) => ({
      ...row,
      isMust: row.competencyId === 'plain-language',
    }));
    const here = { regions: ['skane'] };
    const { levels } = consultant();
    const withoutMust = Object.fromEntries(
      Object.entries(levels).filter(([id]) => id !== 'plain-language'),
    );
    const pool = [
      consultant({ ...here, languages: { sv: 3 } }),
      consultant({ ...here, askedOre: 140_000, floorOre: 126_100 }),
      consultant({ ...here, askedOre: 140_000, floorOre: 130_000 }),
      consultant({ regions: ['stockholm'] }),
      consultant({ ...here, levels: withoutMust }),
      consultant({ ...here, available: [{ from: '2027-10-11', to: '2027-12-31', percent: 50 }] }),
      consultant({ ...here, languages: {}, askedOre: 200_000 }),
      consultant({ ...here, declinedRoles: ['community-manager'] }),
    ];
    const { rows } = await ask<Nearly>({ ...need, requirements }, pool, 'list_nearly');
    const by = (at: number) => rows.find((row) => row.consultant_id === pool[at]?.id);
    expect(rows).toHaveLength(6);
    expect(by(0)).toMatchObject({
      code: 'H1',
      adds: 1,
      languages: [{ code: 'sv', needed: 5, reached: 3 }],
    });
    // 1 261 / 1.25 = 1 008.8, in whole kronor 1 009; the dearer one needs 1 040, which lets both in.
    expect(by(1)).toMatchObject({ code: 'H3', adds: 1, budget_ore: 100_900 });
    expect(by(2)).toMatchObject({ code: 'H3', adds: 2, budget_ore: 104_000 });
    expect(by(3)).toMatchObject({ code: 'H4', adds: 1, place_region_id: 'skane' });
    expect(by(4)).toMatchObject({ code: 'H5', adds: 1, competency_ids: ['plain-language'] });
    // 15 of 40 days now; one week later 20 of 40, which is half.
    expect(by(5)).toMatchObject({ code: 'H2', adds: 1, shift_weeks: 1 });
    const scores = rows.map(({ mutual }) => mutual);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('is empty when three are ranked', async () => {
    const pool = [consultant(), consultant(), consultant(), consultant({ languages: {} })];
    expect((await ask(PLAIN, pool, 'list_nearly')).rows).toEqual([]);
  });

  it('shows H6 and H7 in no list and no count', async () => {
    const pool = () => [
      consultant({ blockedCompanies: [company.companyId] }),
      consultant({ declinedRoles: ['community-manager'] }),
    ];
    for (const name of ['list_matches', 'list_filtered', 'list_nearly', 'list_ask_first']) {
      expect((await ask(PLAIN, pool(), name)).rows).toEqual([]);
    }
  });
});

describe('what would change the order', () => {
  it('tells who would join at another budget, start or share, and with a must unticked', async () => {
    const requirements = PLAIN.requirements.map((row, at) => ({ ...row, isMust: at === 2 }));
    const { levels } = consultant();
    const withoutMust = Object.fromEntries(
      Object.entries(levels).filter(([id]) => id !== 'plain-language'),
    );
    const pool = [
      consultant(),
      consultant({ askedOre: 140_000, floorOre: 126_100 }),
      consultant({ levels: withoutMust }),
      consultant({ available: [{ from: '2027-10-11', to: '2027-12-31', percent: 50 }] }),
    ];
    const { rows } = await ask<Change>({ ...PLAIN, requirements }, pool, 'list_brief_changes');
    const find = (changes: Partial<Change>) =>
      rows.find((row) =>
        Object.entries(changes).every(([key, value]) => row[key as keyof Change] === value),
      );
    expect(find({ change: 'budget', budget_ore: 100_900 })).toMatchObject({
      joins: 1,
      leaves: 0,
      ranked_before: 1,
      ranked_after: 2,
    });
    expect(find({ change: 'must', competency_id: 'plain-language' })).toMatchObject({ joins: 1 });
    expect(find({ change: 'start', shift_weeks: 1 })).toMatchObject({
      joins: 1,
      best_new_place: 2,
    });
  });
});

type Nearly = { consultant_id: string; mutual: number; code: string };
type Change = {
  change: string;
  budget_ore: number | null;
  shift_weeks: number | null;
  competency_id: string | null;
  joins: number;
};
