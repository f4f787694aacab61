import { describe, expect, it } from 'vitest';
import { RULE_FIELD_NAMES, RULE_GROUPS } from '$lib/domain/matching/rule-fields.ts';
import {
  ruleGroupHelp,
  ruleGroupName,
  ruleInput,
  ruleName,
  ruleUnit,
  ruleValue,
} from './rule-words.ts';

describe('the words of the rules', () => {
  it.each(RULE_FIELD_NAMES)('has a name and a unit for %s', (field) => {
    expect(ruleName(field)).not.toMatch(/^matching_/u);
    expect(ruleUnit(field)).not.toMatch(/^matching_/u);
  });

  it.each(RULE_GROUPS)('has a heading and a purpose for %s', (group) => {
    expect(ruleGroupName(group)).not.toMatch(/^matching_/u);
    expect(ruleGroupHelp(group)).not.toMatch(/^matching_/u);
  });

  it('writes tenths as points with a decimal', () => {
    expect(ruleInput('rotation_band', 25)).toBe('2,5');
    expect(ruleInput('rotation_band', 30)).toBe('3');
    expect(ruleValue('cap_credit', 35)).toBe('35\u00A0%');
    expect(ruleValue('newcomer_days', 90)).toBe('90 dagar');
  });
});
