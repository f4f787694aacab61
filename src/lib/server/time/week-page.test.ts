import { describe, expect, it } from 'vitest';
import { editedValues } from './week-page.ts';

const page = {
  assignment: {
    id: 'a',
    number: 5001,
    title: 'Community manager',
    companyName: 'Part AB',
    state: 'active',
    period: { from: '2026-11-01', to: '2026-12-31' },
    percent: 50,
    reportable: { from: '2026-11-01', to: '2026-12-31' },
  },
  week: '2026-W47',
  days: ['2026-11-16', '2026-11-17'],
  sheet: null,
  goals: [],
  progress: null,
  lastWeek: [{ workDate: '2026-11-17', minutes: 450, activity: 'Möte', goalId: 'g' }],
};
const posted = {
  version: '3',
  'rows.0.work_date': '2026-11-16',
  'rows.0.hours': '7,x',
  'rows.0.activity': 'Svarat',
  'rows.0.goal_id': '',
};
const edited = (intent: string) => editedValues(page, { ...posted, intent }, ',');

describe('editedValues', () => {
  it('adds a row to a day that can be reported and keeps what was typed', () => {
    expect(edited('add:2026-11-17')).toEqual({
      ...posted,
      'rows.1.work_date': '2026-11-17',
      'rows.1.hours': '',
      'rows.1.activity': '',
      'rows.1.goal_id': '',
    });
  });

  it('adds nothing to a day outside', () => expect(edited('add:2026-11-30')).toEqual(posted));

  it('empties the only row of a working day when it is removed', () => {
    expect(edited('remove:0')).toMatchObject({ 'rows.0.hours': '', 'rows.0.activity': '' });
  });

  it('fills in last week', () => {
    expect(edited('copy')).toMatchObject({
      version: '3',
      'rows.1.work_date': '2026-11-17',
      'rows.1.hours': '7,5',
      'rows.1.goal_id': 'g',
    });
  });

  it('does nothing for an intent it does not know', () => expect(edited('drop')).toEqual(posted));
});
