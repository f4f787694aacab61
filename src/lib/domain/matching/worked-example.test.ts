import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain } from './explanation.ts';
import { RULE_FIELDS, RULE_FIELD_NAMES, type RuleNumbers } from './rule-fields.ts';
import { FIRST_RULES } from './rule-set.ts';
import { exampleMatch } from './worked-example.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Any rules the editor lets through. */
const anyRules: fc.Arbitrary<RuleNumbers> = fc
  .tuple(
    ...RULE_FIELD_NAMES.map((name) =>
      fc.integer({ min: RULE_FIELDS[name].least, max: RULE_FIELDS[name].most }),
    ),
  )
  .map((values) => {
    const rules = Object.fromEntries(
      RULE_FIELD_NAMES.map((name, index) => [name, values[index] ?? 0]),
    ) as Record<keyof RuleNumbers, number>;
    const [one, two, three] = [
      rules.credit_one_short,
      rules.credit_two_short,
      rules.credit_three_short,
    ].sort((a, b) => b - a);
    return {
      ...rules,
      weight_competence: Math.max(1, rules.weight_competence),
      credit_one_short: one ?? 0,
      credit_two_short: two ?? 0,
      credit_three_short: three ?? 0,
    };
  });

describe('the worked example under the first rules', () => {
  const match = exampleMatch({ ...FIRST_RULES, version: 1 });

  it('has the parts and the score of the design document', () => {
    expect(match.competence).toBeCloseTo(0.84, 10);
    expect(match.rate).toBeCloseTo(0.8, 10);
    expect(match.total).toBe(82.25);
    expect(match.mutual.toFixed(1)).toBe('83.0');
    expect(match.points).toBe(83);
    expect(match.band).toBe('good');
  });

  it('gives mutuality 0.8 and gains 1.8 with level 4 in moderation', () => {
    const { lines, counterfactual } = explain(match);
    expect(lines.find(({ id }) => id === 'mutuality')?.tenths).toBe(8);
    const moderation = match.requirements.find(({ competencyId }) => competencyId === 'moderation');
    expect(moderation?.gain?.toFixed(1)).toBe('1.8');
    expect(counterfactual).toMatchObject({ competencyId: 'crisis-communication', gainTenths: 21 });
  });

  it('counts the neighbour of the missing competency', () => {
    const row = match.requirements.find(({ competencyId }) => competencyId === 'social-analytics');
    expect(row).toMatchObject({ have: 0, direct: 0, related: { id: 'web-analytics', have: 3 } });
    expect(row?.credit).toBeCloseTo(0.55, 10);
  });
});

describe('the worked example under any rules', () => {
  it('adds up, line by line and competency by competency', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const match = exampleMatch({ ...rules, version: 2 });
        const { lines, totalTenths } = explain(match);
        expect(sum(lines.map(({ tenths }) => tenths))).toBe(totalTenths);
        const competence = sum(match.requirements.map(({ points }) => points));
        expect(competence).toBeCloseTo(match.rules.weights.competence * match.competence, 6);
        expect(match.mutual).toBeGreaterThanOrEqual(0);
        expect(match.mutual).toBeLessThanOrEqual(100);
      }),
    );
  });
});
