import { describe, expect, it } from 'vitest';
import { fieldsOf, RULE_FIELD_NAMES, RULE_GROUPS, ruleChanges } from './rule-fields.ts';
import { FIRST_RULES } from './rule-set.ts';
import { bandAt, bandSpans } from './rule-words.ts';

describe('the fields of the rules', () => {
  it('stand in exactly one group each', () => {
    expect(RULE_GROUPS.flatMap(fieldsOf).sort()).toEqual([...RULE_FIELD_NAMES].sort());
  });

  it('say what a version changes', () => {
    expect(ruleChanges(FIRST_RULES, { ...FIRST_RULES, weight_rate: 12, band_good: 72 })).toEqual([
      { field: 'weight_rate', from: 10, to: 12 },
      { field: 'band_good', from: 70, to: 72 },
    ]);
    expect(ruleChanges(FIRST_RULES, FIRST_RULES)).toEqual([]);
  });
});

describe('the bands of a version', () => {
  it('cover every whole point once', () => {
    const spans = bandSpans(FIRST_RULES);
    for (let points = 0; points <= 100; points += 1) {
      const covering = spans.filter(({ from, to }) => from <= points && points <= to);
      expect(covering.map(({ band }) => band)).toEqual([bandAt(points, FIRST_RULES)]);
    }
  });

  it.each([
    [85, 'very_good'],
    [84, 'good'],
    [70, 'good'],
    [69, 'possible'],
    [55, 'possible'],
    [54, 'more'],
  ])('%i is %s', (points, band) => expect(bandAt(points, FIRST_RULES)).toBe(band));
});
