import { describe, expect, it } from 'vitest';
import { changesBetween, type BriefContent } from './changes.ts';

const role = {
  id: 'r1',
  role_id: 'community-manager',
  phase: 'run',
  budget_rate_ore: 100_000,
  times: [{ starts_on: '2027-01-11', ends_on: '2027-03-31', percent: 50 }],
  competencies: [{ competency_id: 'moderation', level: 4, weight: 3, is_must: false }],
};
const content: BriefContent = {
  title: 'T',
  goal: 'G',
  work_mode: 'remote',
  region_id: null,
  sector_id: null,
  business_goal_id: 'customer_service',
  communication_goal_id: 'answer_customers',
  departments: ['HR'],
  decider_name: 'A',
  decider_title: 'B',
  languages: [],
  measures: [],
  roles: [role],
};
const withRole = (changes: Partial<typeof role>) => ({
  ...content,
  roles: [{ ...role, ...changes }],
});

describe('changesBetween', () => {
  it('finds nothing between equal versions', () => {
    expect(changesBetween(content, structuredClone(content))).toEqual([]);
  });

  it.each([
    [{ title: 'U' }, 'title'],
    [{ goal: 'H' }, 'goal'],
    [{ communication_goal_id: 'reduce_contacts' }, 'goals'],
    [{ measures: [{ measure_id: 'csat', baseline: null, target: null }] }, 'measures'],
    [{ work_mode: 'any' }, 'place'],
    [{ sector_id: 'retail' }, 'sector'],
    [{ languages: [{ code: 'sv', cefr: 5 }] }, 'languages'],
    [{ departments: [] }, 'departments'],
    [{ decider_title: 'C' }, 'decider'],
  ])('tells %j as a change of %s', (changes, part) => {
    expect(changesBetween(content, { ...content, ...changes })).toEqual([{ kind: 'part', part }]);
  });

  it('tells roles by what became of them', () => {
    const roleId = role.role_id;
    const other = { ...role, id: 'r2', role_id: 'copywriter' };
    expect(changesBetween(content, { ...content, roles: [role, other] })).toEqual([
      { kind: 'role_added', roleId: 'copywriter' },
    ]);
    expect(changesBetween({ ...content, roles: [role, other] }, content)).toEqual([
      { kind: 'role_removed', roleId: 'copywriter' },
    ]);
    expect(changesBetween(content, withRole({ budget_rate_ore: 90_000 }))).toEqual([
      { kind: 'role_budget', roleId, fromOre: 100_000, toOre: 90_000 },
    ]);
    expect(changesBetween(content, withRole({ phase: 'experiment', times: [] }))).toEqual([
      { kind: 'role_phase', roleId },
      { kind: 'role_times', roleId },
    ]);
  });

  it('tells competencies added, removed and changed', () => {
    const [own] = role.competencies;
    const social = { competency_id: 'social-care', level: 3, weight: 2, is_must: false };
    const kinds = (after: BriefContent) => changesBetween(content, after).map(({ kind }) => kind);
    expect(kinds(withRole({ competencies: [...role.competencies, social] }))).toEqual([
      'competency_added',
    ]);
    expect(kinds(withRole({ competencies: [social] }))).toEqual([
      'competency_added',
      'competency_removed',
    ]);
    expect(kinds(withRole({ competencies: own ? [{ ...own, is_must: true }] : [] }))).toEqual([
      'competency_changed',
    ]);
  });
});
