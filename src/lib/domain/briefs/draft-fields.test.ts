import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BriefDraft } from './brief-draft.ts';
import { draftFromFields, fieldsOfDraft } from './draft-fields.ts';

const text = fc.string({ maxLength: 40 });
const competency = fc.record({
  competencyId: text,
  level: text,
  weight: text,
  isMust: fc.boolean(),
});
const role = fc.record({
  id: text,
  roleId: text,
  phase: text,
  budget: text,
  times: fc.array(fc.record({ startsOn: text, endsOn: text, percent: text }), { maxLength: 12 }),
  competencies: fc.array(competency, { maxLength: 14 }),
});
const draft: fc.Arbitrary<BriefDraft> = fc.record({
  title: text,
  goal: text,
  goalPair: text,
  measures: fc.array(
    fc.record({ measureId: text, baseline: text, target: text, isUnknown: fc.boolean() }),
    { maxLength: 5 },
  ),
  departments: text,
  deciderName: text,
  deciderTitle: text,
  roles: fc.array(role, { maxLength: 6 }),
  workMode: text,
  regionId: text,
  sectorId: text,
  languages: fc.array(fc.record({ code: text, cefr: text }), { maxLength: 8 }),
  version: text,
  formKey: text,
});

describe('a draft as fields', () => {
  it('comes back as it was, whatever was typed', () => {
    fc.assert(
      fc.property(draft, (one) => {
        expect(draftFromFields(fieldsOfDraft(one))).toEqual(one);
      }),
    );
  });

  it('survives the JSON it is stored as', () => {
    fc.assert(
      fc.property(draft, (one) => {
        const stored: unknown = JSON.parse(JSON.stringify(fieldsOfDraft(one)));
        expect(draftFromFields(stored as Record<string, unknown>)).toEqual(one);
      }),
      { numRuns: 30 },
    );
  });

  it('takes any fields without falling over, and cuts what nobody needs', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
        expect(() => draftFromFields(fields)).not.toThrow();
      }),
    );
    expect(draftFromFields({ goal: 'x'.repeat(100_000) }).goal).toHaveLength(20_000);
    expect(draftFromFields({ title: '<script>alert(1)</script>' }).title).toBe(
      '<script>alert(1)</script>',
    );
  });
});
