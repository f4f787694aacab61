import Big from 'big.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBrief, anyConsultant, COMPETENCIES, WORLD } from '#tests/support/matching-arbitrary.ts';
import { referencePlaces, referenceRanking } from './reference-order.ts';
import {
  referenceScore,
  type ReferenceBrief,
  type ReferenceConsultant,
  type ReferenceWorld,
} from './reference-score.ts';

const score = (brief: ReferenceBrief, consultant: ReferenceConsultant, world = WORLD) =>
  referenceScore(brief, consultant, world);
const hash = (text: string) => text;
const ranking = (brief: ReferenceBrief, pool: readonly ReferenceConsultant[]) =>
  referenceRanking(brief, pool, { hash, world: WORLD }).map((one) => one.consultantId);
const percent = fc.integer({ min: 1, max: 100 });
const step = fc.integer({ min: 1, max: 4 });
const pool = (minLength: number, maxLength = 6) =>
  fc.uniqueArray(anyConsultant, { minLength, maxLength, selector: (one) => one.id });

/** The same consultant with one level changed. */
function withLevel(one: ReferenceConsultant, id: string, level: number): ReferenceConsultant {
  return { ...one, levels: { ...one.levels, [id]: { level, isVerified: true } } };
}

describe('the rules of matching, whatever the case', () => {
  it('MR1, MR2: a higher level never lowers a score, a lower one never raises it', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, step, (brief, consultant, level) => {
        const id = brief.requirements[0]?.competencyId ?? '';
        const lower = score(brief, withLevel(consultant, id, level));
        const higher = score(brief, withLevel(consultant, id, level + 1));
        expect(higher.mutual).toBeGreaterThanOrEqual(lower.mutual);
        expect(higher.failed.length).toBeLessThanOrEqual(lower.failed.length);
      }),
    );
  });

  it('MR1: a higher level never lowers a place', () => {
    fc.assert(
      fc.property(anyBrief, pool(2), step, (brief, consultants, level) => {
        const [one, ...others] = consultants;
        if (!one) return;
        const id = brief.requirements[0]?.competencyId ?? '';
        const place = (held: number) =>
          ranking(brief, [withLevel(one, id, held), ...others]).indexOf(one.id);
        const [before, after] = [place(level), place(level + 1)];
        if (before >= 0) expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('MR3: a higher requirement never raises the competence part', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, (brief, consultant) => {
        const [first, ...rest] = brief.requirements;
        if (!first || first.level === 5) return;
        const raised = { ...brief, requirements: [{ ...first, level: first.level + 1 }, ...rest] };
        const [low, high] = [score(brief, consultant), score(raised, consultant)];
        expect(high.competence.lte(low.competence)).toBe(true);
      }),
    );
  });

  it('MR4: a competency nobody asked for changes nothing unless it is related', () => {
    fc.assert(
      fc.property(
        anyBrief,
        anyConsultant,
        fc.constantFrom(...COMPETENCIES),
        step,
        (brief, consultant, id, level) => {
          const asked = brief.requirements.map((row) => row.competencyId);
          const isRelated = WORLD.relatedCompetencies.some(
            ([a, b]) => (a === id && asked.includes(b)) || (b === id && asked.includes(a)),
          );
          if (asked.includes(id) || isRelated) return;
          expect(score(brief, withLevel(consultant, id, level))).toEqual(score(brief, consultant));
        },
      ),
    );
  });

  it('MR5: one consultant more does not change the order of the others', () => {
    fc.assert(
      fc.property(anyBrief, pool(2), (brief, [added, ...others]) => {
        if (!added) return;
        const with_ = ranking(brief, [added, ...others]).filter((id) => id !== added.id);
        expect(with_).toEqual(ranking(brief, others));
      }),
    );
  });

  it('MR6: more free time never lowers availability, and other days do not matter', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, percent, (brief, consultant, more) => {
        const before = score(brief, consultant).availability;
        const freer = consultant.available.map((span) => ({
          ...span,
          percent: Math.min(100, span.percent + more),
        }));
        const after = score(brief, { ...consultant, available: freer }).availability;
        expect(after.gte(before)).toBe(true);
        const elsewhere = { from: '2028-01-03', to: '2028-06-30', percent: more };
        const also = { ...consultant, available: [...consultant.available, elsewhere] };
        expect(score(brief, also).availability.eq(before)).toBe(true);
      }),
    );
  });

  it('MR7: a lower price never lowers the price part, and below budget it is constant', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, percent, (brief, consultant, kronor) => {
        const cheaper = { ...consultant, askedOre: consultant.askedOre - kronor * 100 };
        const [dear, cheap] = [score(brief, consultant).rate, score(brief, cheaper).rate];
        expect(cheap.gte(dear)).toBe(true);
        if (consultant.askedOre <= brief.budgetOre) expect(cheap.eq(1) && dear.eq(1)).toBe(true);
      }),
    );
  });

  it('MR8: the same factor on all weights changes no score', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, fc.integer({ min: 2, max: 9 }), (brief, one, factor) => {
        expect(score(brief, one, scaled(factor)).mutual).toBe(score(brief, one).mutual);
      }),
    );
  });

  it('MR10: the order of the input changes nothing', () => {
    fc.assert(
      fc.property(anyBrief, pool(0), (brief, consultants) => {
        expect(ranking(brief, consultants.toReversed())).toEqual(ranking(brief, consultants));
      }),
    );
  });

  it('MR11: ticking a must only removes consultants and moves nobody else', () => {
    fc.assert(
      fc.property(anyBrief, pool(0), (brief, consultants) => {
        const [first, ...rest] = brief.requirements;
        if (!first) return;
        const strict = { ...brief, requirements: [{ ...first, isMust: true }, ...rest] };
        const [before, after] = [ranking(brief, consultants), ranking(strict, consultants)];
        expect(before.filter((id) => after.includes(id))).toEqual(after);
      }),
    );
  });

  it('MR13: rotation passes no band, and a newcomer’s place takes at most eight points', () => {
    const deficits = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(anyBrief, pool(6, 12), deficits, (brief, consultants, given) => {
        const byId = Object.fromEntries(
          consultants.map(({ id }, at) => [id, new Big(given[at] ?? 0)]),
        );
        const open = { ...brief, workMode: 'any', languages: [], budgetOre: 200_000 };
        const placed = referencePlaces(open, consultants, { hash, world: WORLD, deficits: byId });
        const raw = placed.toSorted((a, b) => a.rawPlace - b.rawPlace);
        const five = raw[4];
        for (const one of placed) {
          expect(one.failed).toEqual([]);
          if (one.place === one.rawPlace) expect(one.isRotated).toBe(false);
          if (one.isNewcomerPlace) {
            expect(one.mutual).toBeGreaterThanOrEqual((five?.mutual ?? 0) - 80_000);
            continue;
          }
          const above = placed.filter((other) => other.place < one.place && !other.isNewcomerPlace);
          const least = Math.min(...above.map(({ mutual }) => mutual));
          if (above.length > 0) expect(one.mutual - least).toBeLessThanOrEqual(30_000);
        }
      }),
    );
  });
});

function scaled(factor: number): ReferenceWorld {
  const { rules } = WORLD;
  const times = <T extends Record<string | number, number>>(weights: T) =>
    Object.fromEntries(Object.entries(weights).map(([key, value]) => [key, value * factor])) as T;
  return {
    ...WORLD,
    rules: { ...rules, weights: times(rules.weights), importance: times(rules.importance) },
  };
}
