import { describe, expect, it } from 'vitest';
import { submittedTimesheetSchema, timesheetSchema } from './timesheet.ts';

const goal = '3f3c2a52-6a0e-4f0e-9d6e-0c6c2f2b7a11';
const row = {
  work_date: '2026-11-16',
  hours: '7,5',
  activity: ' Svarat medlemmar ',
  goal_id: goal,
};
const empty = { work_date: '2026-11-17', hours: '', activity: '', goal_id: '' };
const codes = (rows: unknown[], schema: typeof timesheetSchema = timesheetSchema) =>
  schema
    .safeParse({ version: '1', rows })
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('timesheetSchema', () => {
  it('gives minutes and leaves out empty rows', () => {
    expect(timesheetSchema.parse({ version: '3', rows: [row, empty] })).toEqual({
      version: 3,
      rows: [{ workDate: '2026-11-16', minutes: 450, activity: 'Svarat medlemmar', goalId: goal }],
    });
  });

  it('takes time without a goal', () => {
    const [entry] = timesheetSchema.parse({ version: '1', rows: [{ ...row, goal_id: '' }] }).rows;
    expect(entry?.goalId).toBeNull();
  });

  it('names the row and the field, counting empty rows too', () => {
    expect(codes([empty, { ...row, hours: '7,3' }])).toEqual(['rows.1.hours hours']);
    expect(codes([{ ...row, hours: '' }])).toEqual(['rows.0.hours required']);
    expect(codes([{ ...row, activity: '' }])).toEqual(['rows.0.activity required']);
    expect(codes([{ ...row, activity: 'x'.repeat(501) }])).toEqual([
      'rows.0.activity too_long:500',
    ]);
    expect(codes([{ ...row, goal_id: 'x' }])).toEqual(['rows.0.goal_id choose']);
    expect(codes([{ ...row, work_date: '2026-02-30' }])).toEqual(['rows.0.work_date date']);
  });

  it('saves an empty week but does not hand it in', () => {
    expect(timesheetSchema.parse({ version: '1' }).rows).toEqual([]);
    expect(codes([empty], submittedTimesheetSchema)).toEqual(['rows rows_missing']);
  });

  it('refuses more rows than a week can hold', () => {
    expect(codes(Array.from({ length: 101 }, () => row))).toEqual(['rows too_many_rows:100']);
  });
});
