import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyBrief, anyConsultant, RELATED_SECTORS } from '#tests/support/matching-arbitrary.ts';
import { matchOf } from '#tests/support/matching-of.ts';
import { explain } from './explanation.ts';
import type { MatchScore } from './match.ts';
import { referenceScore } from './reference-score.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

type Row = { id: string; need: number; have: number; weight: number; credit: number };

function match(rows: readonly Row[], changes: Partial<MatchScore> = {}): MatchScore {
  return {
    place: 1,
    competence: 1,
    availability: 0.75,
    rate: 0.8,
    sector: 0.7,
    workMode: 1,
    sumScore: 0,
    isCapped: false,
    total: 91.85,
    requirements: rows.map(({ id, ...row }) => ({
      ...row,
      competencyId: id,
      isMust: false,
      declared: row.have,
      verification: row.have > 0 ? 'declared' : null,
    })),
    ...changes,
  };
}

const MODERATION = { id: 'moderation', need: 4, have: 3, weight: 3, credit: 70 };
const DIALOGUE = { id: 'social-care', need: 4, have: 4, weight: 3, credit: 100 };
const CRISIS = { id: 'crisis-communication', need: 2, have: 0, weight: 1, credit: 0 };

describe('explain', () => {
  it('names the three strongest contributions, competencies one by one', () => {
    const { strongest } = explain(match([DIALOGUE, MODERATION], { availability: 0.5 }));
    expect(strongest).toEqual([
      { kind: 'competency', competencyId: 'social-care', level: 4, tenths: 300 },
      { kind: 'competency', competencyId: 'moderation', level: 3, tenths: 210 },
      { kind: 'rate', tenths: 80 },
    ]);
  });

  it('takes equal contributions in the order of the requirements, then of the parts', () => {
    const four = ['a', 'b', 'c', 'd'].map((id) => ({ ...DIALOGUE, id }));
    const { strongest } = explain(match(four, { availability: 1, rate: 1, sector: 1 }));
    expect(
      strongest.map((one) => (one.kind === 'competency' ? one.competencyId : one.kind)),
    ).toEqual(['a', 'b', 'c']);
    const even = match([{ ...DIALOGUE, weight: 1 }, ...Array.from({ length: 3 }, () => CRISIS)], {
      availability: 1,
    });
    expect(explain(even).strongest.map(({ kind }) => kind)).toEqual([
      'competency',
      'availability',
      'rate',
    ]);
  });

  it('lists the gaps in the order of the requirements and counts what is proved', () => {
    const rows = match([CRISIS, DIALOGUE, MODERATION]);
    const [, dialogue] = rows.requirements;
    if (dialogue) dialogue.verification = 'verified';
    const { gaps, verification } = explain(rows);
    expect(gaps.map(({ competencyId }) => competencyId)).toEqual([
      'crisis-communication',
      'moderation',
    ]);
    expect(verification).toEqual({ verified: 1, referenced: 0, declared: 1 });
  });

  it('shows the cap as the last line, with the points it takes', () => {
    const capped = match([{ ...DIALOGUE, have: 1, credit: 10 }, DIALOGUE], {
      competence: 0.55,
      isCapped: true,
      total: 59,
      availability: 1,
      rate: 1,
      sector: 1,
    });
    const { lines, totalTenths, band } = explain(capped);
    expect(lines.at(-1)).toEqual({ id: 'cap', tenths: -140, maxTenths: 0 });
    expect(sum(lines.map(({ tenths }) => tenths))).toBe(totalTenths);
    expect([totalTenths, band]).toEqual([590, 'possible']);
  });

  it('counts the cap in when a gap is closed', () => {
    const capped = match([{ ...DIALOGUE, have: 1, credit: 10 }, DIALOGUE], {
      competence: 0.55,
      isCapped: true,
      total: 59,
      availability: 1,
      rate: 1,
      sector: 1,
    });
    // 60 + 15 + 10 + 8 + 7 = 100 once the essential is reached: the cap is gone too.
    expect(explain(capped).counterfactual).toEqual({
      competencyId: 'social-care',
      level: 4,
      gainTenths: 410,
    });
  });

  it('offers no single change when none would help', () => {
    const missing = { ...DIALOGUE, have: 0, credit: 0 };
    const twoMissing = match([missing, { ...missing, id: 'moderation' }, ...five(DIALOGUE)], {
      competence: 5 / 7,
      isCapped: true,
      total: 59,
      availability: 1,
      rate: 1,
      sector: 1,
    });
    expect(explain(twoMissing).counterfactual).toBeNull();
    expect(explain(match([DIALOGUE])).counterfactual).toBeNull();
  });
});

describe('explain, whatever the match', () => {
  it('has lines that add up to the score', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, (brief, consultant) => {
        const score = referenceScore(brief, consultant, RELATED_SECTORS);
        const { lines, totalTenths, points } = explain(matchOf(brief, consultant, score));
        expect(sum(lines.map(({ tenths }) => tenths))).toBe(totalTenths);
        expect(Math.abs(totalTenths - points * 10)).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('states the gain that closing the gap really gives, and no gap gives more', () => {
    fc.assert(
      fc.property(anyBrief, anyConsultant, (brief, consultant) => {
        const score = referenceScore(brief, consultant, RELATED_SECTORS);
        const { counterfactual, gaps } = explain(matchOf(brief, consultant, score));
        const gains = gaps.map(({ competencyId, need }) => {
          const levels = {
            ...consultant.levels,
            [competencyId]: { level: need, isVerified: true },
          };
          const closed = referenceScore(brief, { ...consultant, levels }, RELATED_SECTORS);
          return closed.total.minus(score.total).toNumber();
        });
        const stated = (counterfactual?.gainTenths ?? 0) / 10;
        expect(Math.abs(stated - Math.max(0, ...gains))).toBeLessThan(0.0502);
      }),
    );
  });
});

function five(row: Row): Row[] {
  return ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...row, id }));
}
