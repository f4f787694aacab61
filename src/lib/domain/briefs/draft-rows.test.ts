import { describe, expect, it } from 'vitest';
import { MOST_ROWS, newTimeRow } from './brief-draft.ts';
import { draftFromRoles, roleDraft } from './draft-of.ts';
import { changeRows } from './draft-rows.ts';

const manager = {
  id: 'community-manager',
  name: 'CM',
  phase: 'run',
  earlyPhases: [],
  competencies: [],
};
const strategist = { id: 'social-media-strategist', phase: 'strategy', competencies: [] };
const nothing = { role: null, measures: [] };
const draft = draftFromRoles([manager], null, 'key');

describe('changeRows', () => {
  it('adds a role with the period that the brief has already, and goes on from it', () => {
    const times = [{ startsOn: '2027-01-11', endsOn: '2027-03-31', percent: '40' }];
    const begun = { ...draft, roles: draft.roles.map((role) => ({ ...role, times })) };
    const changed = changeRows(begun, 'add_role', { ...nothing, role: roleDraft(strategist) });
    expect(changed.focus).toBe('roles.1');
    expect(changed.draft.roles[1]).toMatchObject({
      roleId: strategist.id,
      phase: 'strategy',
      times,
    });
  });

  it('adds no role when none was chosen, and not more than there may be', () => {
    expect(changeRows(draft, 'add_role', nothing).draft.roles).toHaveLength(1);
    let full = draft;
    for (let at = 0; at < 10; at += 1) {
      full = changeRows(full, 'add_role', { ...nothing, role: roleDraft(strategist) }).draft;
    }
    expect(full.roles).toHaveLength(MOST_ROWS.roles);
  });

  it('begins a further period the day after the last', () => {
    const role = { ...roleDraft(manager), times: [{ ...newTimeRow('30'), endsOn: '2027-02-28' }] };
    const changed = changeRows({ ...draft, roles: [role] }, 'add_time:0', nothing).draft;
    expect(changed.roles[0]?.times[1]).toEqual({
      startsOn: '2027-03-01',
      endsOn: '',
      percent: '30',
    });
  });

  it('removes only the row it is asked for', () => {
    const two = changeRows(draft, 'add_competency:0', nothing).draft;
    const three = changeRows(two, 'add_competency:0', nothing).draft;
    expect(
      changeRows(three, 'remove_competency:0:1', nothing).draft.roles[0]?.competencies,
    ).toHaveLength(1);
    expect(
      changeRows(three, 'remove_competency:0:9', nothing).draft.roles[0]?.competencies,
    ).toHaveLength(2);
    expect(changeRows(draft, 'remove_role:0', nothing).draft.roles).toEqual([]);
  });

  it('suggests the measures of the goal beside those that are chosen, five at most', () => {
    const measures = [{ measureId: 'csat', baseline: '7', target: '9', isUnknown: false }];
    const suggested = ['a', 'csat', 'b', 'c', 'd', 'e'];
    const changed = changeRows({ ...draft, measures }, 'suggest_measures', {
      role: null,
      measures: suggested,
    });
    expect(changed.draft.measures.map(({ measureId }) => measureId)).toEqual([
      'csat',
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(changed.draft.measures[0]?.baseline).toBe('7');
  });

  it('divides more than one person can do between two', () => {
    const role = {
      ...roleDraft(manager),
      id: 'stored',
      times: [newTimeRow('150'), newTimeRow('x')],
    };
    const { roles } = changeRows({ ...draft, roles: [role] }, 'halve_role:0', nothing).draft;
    expect(roles.map(({ id, times }) => [id, times.map(({ percent }) => percent)])).toEqual([
      ['stored', ['75', 'x']],
      ['', ['75', 'x']],
    ]);
  });

  it.each(['explode', 'add_time:9', 'remove_time', '', 'add_competency:x', 'remove_role:-1'])(
    'leaves the draft as it is for %j',
    (change) => {
      expect(changeRows(draft, change, nothing).draft).toEqual(draft);
    },
  );
});
