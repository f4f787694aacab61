import { createHash } from 'node:crypto';
import Big from 'big.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { anyBrief, anyConsultant, WORLD } from '#tests/support/matching-arbitrary.ts';
import { amongOnly, idsOf, rowsOf } from '#tests/support/matching-database.ts';
import { storeAll } from '#tests/support/matching-plain.ts';
import { signedInCompany, storeBrief, type SignedInCompany } from '#tests/support/matching-pool.ts';
import { explain } from '#lib/domain/matching/explanation.ts';
import { matchRowSchema, type RankedMatch } from '#lib/domain/matching/match.ts';
import { referencePlaces, type Placed } from '#lib/domain/matching/reference-order.ts';
import { referenceScore, type ReferenceConsultant } from '#lib/domain/matching/reference-score.ts';

const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

let company: SignedInCompany;
let everybody: ReferenceConsultant[];
beforeAll(async () => {
  company = await signedInCompany('Referens AB');
  everybody = blocked(fc.sample(anyConsultant, { numRuns: 25, seed: 20_261_126 }));
  await storeAll(everybody);
});
afterAll(() => closeDatabase());

describe('the database and the reference', () => {
  it.each([
    ['where nothing is rare', {}],
    ['with rare competencies', { 'community-building': 11_488, 'social-care': 15_000 }],
  ])(
    'give the same places and the same numbers on generated data, %s',
    async (_, rarity) => {
      let compared = 0;
      for (const generated of fc.sample(anyBrief, { numRuns: 25, seed: 1126 })) {
        const brief = await storeBrief(company, generated);
        const { ranked, deficits } = await rankAmong(everybody, brief.briefRoleId, rarity);
        const world = { ...WORLD, rarity };
        const expected = referencePlaces(brief, everybody, { hash, world, deficits });
        expect(ranked.map(numbersOf)).toEqual(expected.map(expectedOf));
        compared += ranked.length;
        for (const match of ranked) {
          const { lines, totalTenths } = explain(match);
          // MR12: the lines add up to the score.
          expect(lines.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(totalTenths);
        }
      }
      expect(compared).toBeGreaterThan(40);
    },
    180_000,
  );

  it('count everybody once under the first failing constraint, and leave out who is to be asked', async () => {
    const pool = blocked(fc.sample(anyConsultant, { numRuns: 25, seed: 7 }));
    await storeAll(pool);
    for (const generated of fc.sample(anyBrief, { numRuns: 12, seed: 8 })) {
      const brief = await storeBrief(company, generated);
      const scores = pool.map((one) => referenceScore(brief, one, WORLD));
      const failed = scores.filter(({ k }) => k >= 0.3).map(({ failed: codes }) => codes);
      const counted = ['H1', 'H2', 'H3', 'H4', 'H5'].flatMap((code) => {
        const under = failed.filter(([first]) => first === code);
        const only = under.filter(({ length }) => length === 1);
        return under.length > 0 ? [{ code, consultants: under.length, only: only.length }] : [];
      });
      const lists = await amongOnly(company, idsOf(pool), async (client) => ({
        filtered: await rowsOf<FilteredRow>(client, 'list_filtered', [brief.briefRoleId]),
        askFirst: await rowsOf<{ consultant_id: string }>(client, 'list_ask_first', [
          brief.briefRoleId,
        ]),
      }));
      expect(
        lists.filtered.map(({ code, consultants, only_this: only }) => ({
          ...{ code, consultants, only },
        })),
      ).toEqual(counted);
      expect(lists.askFirst.map((row) => row.consultant_id).sort()).toEqual(
        scores
          .filter(({ failed: codes, k }) => codes.length === 0 && k < 0.3)
          .map(({ consultantId }) => consultantId)
          .sort(),
      );
    }
  }, 180_000);

  it('MR12: every gap gives the stated gain when it is closed', async () => {
    const pool = fc.sample(anyConsultant, { numRuns: 20, seed: 12 });
    await storeAll(pool);
    let closed = 0;
    for (const generated of fc.sample(anyBrief, { numRuns: 12, seed: 13 })) {
      const brief = await storeBrief(company, generated);
      const { ranked } = await rankAmong(pool, brief.briefRoleId);
      for (const match of ranked) {
        const one = pool.find(({ id }) => id === match.consultantId);
        for (const { competencyId, need, gain } of match.requirements) {
          if (!one || gain === null) continue;
          const levels = { ...one.levels, [competencyId]: { level: need, isVerified: true } };
          const after = referenceScore(brief, { ...one, levels }, WORLD).mutual;
          expect(Math.round(gain * 10_000)).toBe(after - Math.round(match.mutual * 10_000));
          closed += 1;
        }
      }
    }
    expect(closed).toBeGreaterThan(20);
  }, 120_000);

  it('agree on rare competencies: the factor of each, one from 30 consultants on', async () => {
    const { rows } = await database().query<{ factor: string }>(
      `select private.rarity_factor(able, n, private.rules_in_force())::text as factor
       from (values (0, 29), (0, 30), (30, 30), (9, 99), (0, 100000)) x(able, n)`,
    );
    const factor = (able: number, n: number) =>
      Math.min(1.5, 1 + (0.5 * Math.log((n + 1) / (able + 1))) / Math.log(n + 1));
    expect(rows.map((row) => Number(row.factor))).toEqual(
      [1, factor(0, 30), factor(30, 30), factor(9, 99), factor(0, 100_000)].map(
        (value) => Math.round(value * 10_000) / 10_000,
      ),
    );
  });
});

type FilteredRow = { code: string; consultants: number; only_this: number };

/** Every fifth has blocked the company, so that H6 is among the cases. */
function blocked(pool: readonly ReferenceConsultant[]): ReferenceConsultant[] {
  return pool.map((one, at) =>
    at % 5 === 0 ? { ...one, blockedCompanies: [company.companyId] } : one,
  );
}

/**
 * The whole ranking, with deficits that spread people within their bands.
 * @param rarity factors in ten-thousandths, 1 where none is given
 */
async function rankAmong(
  pool: readonly ReferenceConsultant[],
  briefRoleId: string,
  rarity: Readonly<Record<string, number>> = {},
) {
  const deficits = Object.fromEntries(
    pool.map(({ id }, at) => [id, new Big(((at * 7) % 5) - 2).div(3)]),
  );
  const ranked = await amongOnly(
    company,
    idsOf(pool),
    async (client) => {
      const rows = await rowsOf(client, 'list_matches', [briefRoleId, 50, 0]);
      return rows.map((row) => matchRowSchema.parse(row));
    },
    async (client) => {
      await client.query('delete from private.exposure_sums');
      for (const [id, deficit] of Object.entries(deficits)) {
        await client.query(
          'insert into private.exposure_sums (consultant_id, deserved, received) values ($1, $2, 0)',
          [id, deficit.plus(1).toFixed(12)],
        );
      }
      await client.query('update private.exposure_sums set received = received + 1');
      await client.query(
        `with latest as (
           insert into private.rarity_versions (day, consultants, rules_version)
           select date '2199-12-31', 100, version from public.matching_rules where is_in_force
           returning version)
         insert into private.rarity_weights (version, competency_id, able, factor)
         select latest.version, r.key, 0, r.value::numeric / 10000 from latest, jsonb_each_text($1) r`,
        [JSON.stringify(rarity)],
      );
    },
  );
  return { ranked, deficits };
}

function expectedOf(score: Placed) {
  const exact = (value: Big) => value.round(10, Big.roundHalfUp).toNumber();
  const { rate, share, sector, mode } = score.wishes;
  return {
    id: score.consultantId,
    place: score.place,
    rawPlace: score.rawPlace,
    flags: [score.isRotated, score.isNewcomerPlace, score.isNew, score.isCapped],
    parts: [score.competence, score.availability, score.rate, score.sector, score.workMode].map(
      exact,
    ),
    sum: score.sum.round(4, Big.roundHalfUp).toNumber(),
    total: score.total.round(4, Big.roundHalfUp).toNumber(),
    wishes: [rate / 2, share / 2, sector / 2, mode / 2, score.k],
    mutual: score.mutual / 10_000,
  };
}

function numbersOf(match: RankedMatch) {
  return {
    id: match.consultantId,
    place: match.place,
    rawPlace: match.rawPlace,
    flags: [match.isRotated, match.isNewcomerPlace, match.isNew, match.isCapped],
    parts: [match.competence, match.availability, match.rate, match.sector, match.workMode],
    sum: match.sumScore,
    total: match.total,
    wishes: [
      match.side.rate,
      match.side.share,
      match.side.sector,
      match.side.mode,
      match.side.mean,
    ],
    mutual: match.mutual,
  };
}
