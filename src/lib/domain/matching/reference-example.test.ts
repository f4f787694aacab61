import Big from 'big.js';
import { describe, expect, it } from 'vitest';
import { consultant, PLAIN } from '#tests/support/matching-plain.ts';
import {
  EXAMPLE_BRIEF,
  EXAMPLE_CONSULTANT,
  EXAMPLE_WORLD,
} from '#tests/support/matching-example.ts';
import { roundedMutual } from './reference-mutual.ts';
import { referencePlaces, rotate, type Ranked } from './reference-order.ts';
import { REFERENCE_RULES } from './reference-rules.ts';
import { referenceScore } from './reference-score.ts';

const hash = (text: string) => text;

describe('the reference', () => {
  it('comes to the worked example: 0.84, 82.25, 0.875 and 83.0', () => {
    const score = referenceScore(EXAMPLE_BRIEF, EXAMPLE_CONSULTANT, EXAMPLE_WORLD);
    expect(score.competence.toNumber()).toBe(0.84);
    expect(score.availability.toNumber()).toBe(0.75);
    expect(score.rate.toNumber()).toBe(0.8);
    expect(score.sector.toNumber()).toBe(0.7);
    expect(score.workMode.toNumber()).toBe(1);
    expect(score.total.toNumber()).toBe(82.25);
    expect(score.k).toBe(0.875);
    expect(score.mutual).toBe(Math.round(10_000 * 100 * 0.8225 ** 0.85 * 0.875 ** 0.15));
    expect(Math.round(score.mutual / 1000)).toBe(830);
    const levels = { ...EXAMPLE_CONSULTANT.levels, moderation: { level: 4, isVerified: true } };
    const after = referenceScore(EXAMPLE_BRIEF, { ...EXAMPLE_CONSULTANT, levels }, EXAMPLE_WORLD);
    expect(Math.round((after.mutual - score.mutual) / 1000)).toBe(18);
  });

  it('rounds the mutual score half up without a root', () => {
    const mutual = (total: number, halves: number, isCapped = false) =>
      roundedMutual(new Big(total), halves, isCapped, REFERENCE_RULES);
    expect(mutual(100, 8)).toBe(1_000_000);
    expect(mutual(59, 8, true)).toBe(590_000);
    expect(mutual(0, 8)).toBe(0);
    expect(mutual(50, 0)).toBe(0);
    expect(mutual(82.25, 7)).toBe(Math.floor(1e6 * 0.8225 ** 0.85 * 0.875 ** 0.15 + 0.5));
  });

  it('holds in a band everybody within exactly three points of its first', () => {
    const at = (mutual: number, deficit: number) =>
      ({ mutual, deficit: new Big(deficit) }) as Ranked;
    const raw = [at(800_000, -1), at(770_000, 2), at(769_999, 5), at(740_000, 0)];
    expect(rotate(raw, REFERENCE_RULES).map(({ mutual }) => mutual)).toEqual([
      770_000, 800_000, 769_999, 740_000,
    ]);
  });

  /** Prices up to 25 % over budget take up to ten points, evenly. */
  const priced = (kronor: number, days = 800) =>
    consultant({
      ...{ id: `c${kronor}`, askedOre: kronor * 100, floorOre: 100_000, approvedDaysAgo: days },
    });

  it('is no rotated place where the newcomer’s place moves somebody back to the own one', () => {
    const pool = [1000, 1010, 1020, 1030, 1040, 1100, 1120].map((kronor) => priced(kronor));
    const placed = referencePlaces(PLAIN, [...pool, priced(1180, 30)], {
      ...{ hash, deficits: { c1120: new Big(1) } },
    });
    expect(placed.slice(4).map((one) => [one.consultantId, one.rawPlace, one.isRotated])).toEqual([
      ['c1180', 8, false],
      ['c1040', 5, false],
      ['c1120', 7, false],
      ['c1100', 6, true],
    ]);
  });

  it('gives place five to the best new one, and place six to the last of the five by score', () => {
    const pool = [1000, 1020, 1040, 1060, 1080, 1100].map((kronor) => priced(kronor));
    const places = (days: number, kronor: number) =>
      referencePlaces(PLAIN, [...pool, priced(kronor, days)], {
        hash,
        deficits: { c1080: new Big(1), c1060: new Big(2) },
      });
    const placed = places(89, 1150);
    expect(placed.map(({ consultantId }) => consultantId)).toEqual([
      'c1060',
      'c1000',
      'c1020',
      'c1040',
      'c1150',
      'c1080',
      'c1100',
    ]);
    expect(placed[4]).toMatchObject({ isNewcomerPlace: true, rawPlace: 7 });
    expect(places(365, 1150).at(-1)?.consultantId).toBe('c1150');
    expect(places(90, 1150)[4]?.isNewcomerPlace).toBe(true);
  });
});
