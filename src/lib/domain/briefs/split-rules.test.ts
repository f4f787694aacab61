import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SPLIT_RULES } from './split-rules.ts';

describe('the rules', () => {
  it('ask for the hours a role that the analysis has', () => {
    const diagnosis = JSON.parse(readFileSync('supabase/seed/diagnosis.json', 'utf8')) as {
      parameters: { hoursPerRole: number };
    };
    expect(SPLIT_RULES.hours.perRole).toBe(diagnosis.parameters.hoursPerRole);
  });

  it('give a reason in both languages', () => {
    const { breadth, otherRole, length, hours } = SPLIT_RULES;
    for (const { reason } of [breadth, otherRole, length, hours]) {
      expect(reason.sv.length).toBeGreaterThan(40);
      expect(reason.en.length).toBeGreaterThan(40);
    }
  });
});
