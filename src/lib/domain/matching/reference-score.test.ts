import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBrief, anyConsultant, RELATED_SECTORS } from '#tests/support/matching-arbitrary.ts';
import {
  referenceRanking,
  referenceScore,
  type ReferenceBrief,
  type ReferenceConsultant,
} from './reference-score.ts';

const score = (brief: ReferenceBrief, consultant: ReferenceConsultant) =>
  referenceScore(brief, consultant, RELATED_SECTORS);
const identity = (text: string) => text;
const percent = fc.integer({ min: 1, max: 100 });

/** The same consultant with one level changed. */
function withLevel(
  consultant: ReferenceConsultant,
  id: string,
  level: number,
): ReferenceConsultant {
  return { ...consultant, levels: { ...consultant.levels, [id]: { level, isVerified: true } } };
}

describe('the rules of matching, whatever the case', () => {
  const step = fc.integer({ min: 1, max: 4 });

  it('MR1, MR2: a higher level never lowers a score, a lower one never raises it', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, step, (brief, consultant, level) => {
        const [first] = brief.requirements;
        const id = first?.competencyId ?? '';
        const lower = score(brief, withLevel(consultant, id, level));
        const higher = score(brief, withLevel(consultant, id, level + 1));
        expect(higher.total.gte(lower.total)).toBe(true);
        expect(higher.failed.length).toBeLessThanOrEqual(lower.failed.length);
      }),
    );
  });

  it('MR1: a higher level never lowers a place', () => {
    const several = fc.uniqueArray(anyConsultant, {
      minLength: 2,
      maxLength: 6,
      selector: (c) => c.id,
    });
    fc.assert(
      fc.property(anyBrief, several, step, (brief, consultants, level) => {
        const [one, ...others] = consultants;
        if (!one) return;
        const id = brief.requirements[0]?.competencyId ?? '';
        const place = (held: number) => {
          const pool = [withLevel(one, id, held), ...others];
          const ranking = referenceRanking(brief, pool, RELATED_SECTORS, identity);
          return ranking.findIndex(({ consultantId }) => consultantId === one.id);
        };
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

  it('MR6: more free time never lowers availability, and other days do not matter', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, percent, (brief, consultant, more) => {
        const before = score(brief, consultant).availability;
        const [span] = consultant.available;
        if (!span) return;
        const freer = { ...span, percent: Math.min(100, span.percent + more) };
        expect(score(brief, { ...consultant, available: [freer] }).availability.gte(before)).toBe(
          true,
        );
        const elsewhere = { from: '2028-01-03', to: '2028-06-30', percent: more };
        const also = { ...consultant, available: [span, elsewhere] };
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

  it('MR8: the same factor on all weights changes no competence part', () => {
    fc.assert(
      fc.property(
        anyBrief,
        anyConsultant,
        fc.integer({ min: 2, max: 9 }),
        (brief, consultant, factor) => {
          const heavier = brief.requirements.map((row) => ({
            ...row,
            weight: row.weight * factor,
          }));
          const scaled = score({ ...brief, requirements: heavier }, consultant).competence;
          expect(scaled.minus(score(brief, consultant).competence).abs().lt(1e-15)).toBe(true);
        },
      ),
    );
  });

  it('MR10: the order of the input changes nothing', () => {
    const several = fc.uniqueArray(anyConsultant, { maxLength: 6, selector: (one) => one.id });
    fc.assert(
      fc.property(anyBrief, several, (brief, consultants) => {
        const ids = (pool: readonly ReferenceConsultant[]) =>
          referenceRanking(brief, pool, RELATED_SECTORS, identity).map((one) => one.consultantId);
        expect(ids(consultants.toReversed())).toEqual(ids(consultants));
      }),
    );
  });

  it('MR11: ticking a must only removes consultants and moves nobody else', () => {
    const several = fc.uniqueArray(anyConsultant, { maxLength: 6, selector: (one) => one.id });
    fc.assert(
      fc.property(anyBrief, several, (brief, consultants) => {
        const [first, ...rest] = brief.requirements;
        if (!first) return;
        const strict = { ...brief, requirements: [{ ...first, isMust: true }, ...rest] };
        const ids = (asked: ReferenceBrief) =>
          referenceRanking(asked, consultants, RELATED_SECTORS, identity).map(
            (one) => one.consultantId,
          );
        const [before, after] = [ids({ ...brief }), ids(strict)];
        expect(before.filter((id) => after.includes(id))).toEqual(after);
      }),
    );
  });
});
