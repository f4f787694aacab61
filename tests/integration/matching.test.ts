import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '#tests/support/database.ts';
import { anyBrief, anyConsultant, RELATED_SECTORS } from '#tests/support/matching-arbitrary.ts';
import { consultant, PLAIN, rankedAmong, storeAll } from '#tests/support/matching-plain.ts';
import {
  filteredAmong,
  signedInCompany,
  storeBrief,
  storeConsultant,
  type SignedInCompany,
} from '#tests/support/matching-pool.ts';
import { explain } from '$lib/domain/matching/explanation.ts';
import type { RankedMatch } from '$lib/domain/matching/match.ts';
import {
  referenceRanking,
  referenceScore,
  type ReferenceConsultant,
} from '$lib/domain/matching/reference-score.ts';
import { listFiltered, listMatches } from '$lib/server/matching/queries.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

let company: SignedInCompany;

beforeAll(async () => {
  company = await signedInCompany('Matchning AB');
});
afterAll(() => closeDatabase());

describe('the database and the reference', () => {
  it('give the same order and the same numbers on generated data', async () => {
    const pool = fc.sample(anyConsultant, { numRuns: 40, seed: 20261123 });
    const briefs = fc.sample(anyBrief, { numRuns: 12, seed: 1123 });
    await storeAll(pool);
    let compared = 0;
    for (const generated of briefs) {
      const brief = await storeBrief(company, generated);
      const ranked = await rankedAmong(company, brief.briefRoleId, pool);
      const expected = referenceRanking(brief, pool, RELATED_SECTORS, sha256);
      expect(ranked.map(numbersOf)).toEqual(
        expected.map((score) => ({
          id: score.consultantId,
          competence: score.competence.round(6).toNumber(),
          availability: score.availability.round(6).toNumber(),
          rate: score.rate.round(6).toNumber(),
          sector: score.sector.toNumber(),
          workMode: score.workMode.toNumber(),
          sum: score.sum.round(4).toNumber(),
          isCapped: score.isCapped,
          total: score.total.toNumber(),
        })),
      );
      compared += ranked.length;
      for (const match of ranked) {
        const { lines, totalTenths } = explain(match);
        expect(lines.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(totalTenths);
      }
    }
    expect(compared).toBeGreaterThan(30);
  }, 120_000);

  it('count everybody left out once, under the first constraint that fails', async () => {
    const pool = fc.sample(anyConsultant, { numRuns: 40, seed: 7 });
    await storeAll(pool);
    for (const generated of fc.sample(anyBrief, { numRuns: 6, seed: 8 })) {
      const brief = await storeBrief(company, generated);
      const ids = pool.map(({ id }) => id);
      const failed = pool
        .map((one) => referenceScore(brief, one, RELATED_SECTORS).failed)
        .filter((codes) => codes.length > 0 && !codes.includes('H7'));
      const counted = [...new Set(failed.map(([first]) => first))].sort().map((code) => ({
        code,
        consultants: failed.filter(([first]) => first === code).length,
        only: failed.filter((codes) => codes.length === 1 && codes[0] === code).length,
      }));
      const rows = await filteredAmong(company, brief.briefRoleId, ids);
      expect(
        rows.map((row) => ({
          code: row.code,
          consultants: Number(row.consultants),
          only: Number(row.only_this),
        })),
      ).toEqual(counted);
    }
  }, 120_000);
});

describe('the order', () => {
  it('breaks an equal total by competence, then by availability, then by the hash', async () => {
    const levels = { ...consultant().levels, 'social-care': { level: 3, isVerified: false } };
    // 60 × 0.9 / 8 = 6.75 points less competence against 6.75 points less for the price.
    const cheaper = consultant({ levels });
    const abler = consultant({ askedOre: 116_875 });
    const [twin, other] = [consultant({ askedOre: 116_875 }), consultant({ levels })];
    const pool = [cheaper, abler, twin, other];
    await storeAll(pool);
    const brief = await storeBrief(company, PLAIN);
    const ranked = await rankedAmong(company, brief.briefRoleId, pool);
    expect(new Set(ranked.map(({ total }) => total)).size).toBe(1);
    const byHash = (a: ReferenceConsultant, b: ReferenceConsultant) =>
      sha256(`${brief.id}:${a.id}`) < sha256(`${brief.id}:${b.id}`) ? -1 : 1;
    const expected = [...[abler, twin].sort(byHash), ...[cheaper, other].sort(byHash)];
    expect(ranked.map(({ consultantId }) => consultantId)).toEqual(expected.map(({ id }) => id));
  });
});

describe('the cap', () => {
  it('spares an essential competency with credit of exactly 0.35', async () => {
    const atLevel = (level: number) =>
      consultant({ levels: { ...consultant().levels, moderation: { level, isVerified: false } } });
    const [spared, capped] = [atLevel(2), atLevel(1)];
    await storeAll([spared, capped]);
    const brief = await storeBrief(company, PLAIN);
    const ranked = await rankedAmong(company, brief.briefRoleId, [spared, capped]);
    const of = (id: string) => ranked.find((match) => match.consultantId === id);
    // 100 − 60 × 3 × 0.65 / 8 = 85.375 and, without the cap, 100 − 60 × 3 × 0.9 / 8 = 79.75.
    expect(of(spared.id)).toMatchObject({ isCapped: false, total: 85.375 });
    expect(of(capped.id)).toMatchObject({ isCapped: true, sumScore: 79.75, total: 59 });
  });
});

describe('the filters', () => {
  it('count once, name the lowest budget that helps, and say nothing of H7', async () => {
    const pool = [
      consultant({ languages: { sv: 3 }, askedOre: 200_000 }),
      consultant({ languages: {} }),
      consultant({ askedOre: 130_001 }),
      consultant({ askedOre: 140_000, floorOre: 126_000 }),
      consultant({ declinedRoles: ['community-manager'] }),
      consultant({ declinedRoles: ['community-manager'], languages: {} }),
      consultant({ askedOre: 125_000 }),
      consultant({ available: [{ from: '2027-09-06', to: '2027-10-01', percent: 50 }] }),
      consultant({ available: [{ from: '2027-09-06', to: '2027-09-30', percent: 50 }] }),
    ];
    await storeAll(pool);
    const brief = await storeBrief(company, PLAIN);
    const ids = pool.map(({ id }) => id);
    expect(await filteredAmong(company, brief.briefRoleId, ids)).toEqual([
      { code: 'H1', consultants: '2', only_this: '1', lowest_budget_ore: null },
      // 19 of the 40 days asked for: one short of half.
      { code: 'H2', consultants: '1', only_this: '1', lowest_budget_ore: null },
      // The floor of 1,260 kr divided by 1.25.
      { code: 'H3', consultants: '2', only_this: '2', lowest_budget_ore: '100800' },
    ]);
    // Exactly 1.25 times the budget, and exactly half of the time, are still in.
    const ranked = await rankedAmong(company, brief.briefRoleId, pool);
    expect(ranked.map(({ consultantId }) => consultantId).sort()).toEqual([ids[6], ids[7]].sort());
  });
});

describe('other companies', () => {
  it('see neither the ranking nor the counts', async () => {
    await storeConsultant(consultant());
    const brief = await storeBrief(company, PLAIN);
    const stranger = await signedInCompany('Främmande AB');
    expect(await listMatches(stranger.db, brief.briefRoleId, 1)).toEqual({ matches: [], total: 0 });
    expect(await listFiltered(stranger.db, brief.briefRoleId)).toEqual([]);
    expect((await listMatches(company.db, brief.briefRoleId, 1)).total).toBeGreaterThan(0);
  });
});

function numbersOf(match: RankedMatch) {
  return {
    id: match.consultantId,
    competence: match.competence,
    availability: match.availability,
    rate: match.rate,
    sector: match.sector,
    workMode: match.workMode,
    sum: match.sumScore,
    isCapped: match.isCapped,
    total: match.total,
  };
}
