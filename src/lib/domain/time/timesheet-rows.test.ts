import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRow,
  isEmptyRow,
  removeRow,
  rowsFromEntries,
  rowsFromValues,
  typedMinutes,
  valuesFromRows,
} from './timesheet-rows.ts';
import { minutesOf } from './timesheet.ts';
import { daysOfWeek } from './week.ts';

const days = daysOfWeek('2026-W47');
const [monday = '', , , , , saturday = ''] = days;
const entry = fc.record({
  workDate: fc.constantFrom(...days),
  minutes: fc.integer({ min: 1, max: 96 }).map((quarters) => quarters * 15),
  activity: fc.string({ minLength: 1 }),
  goalId: fc.constantFrom(null, 'goal'),
});
const rows = fc.array(entry).map((entries) => rowsFromEntries(entries, days, ','));

describe('rowsFromEntries', () => {
  it('offers an empty row on each working day of an empty week', () => {
    const empty = rowsFromEntries([], days, ',');
    expect(empty.map(({ workDate }) => workDate)).toEqual(days.slice(0, 5));
    expect(empty.every(isEmptyRow)).toBe(true);
  });

  it('keeps the time of every entry', () => {
    fc.assert(
      fc.property(fc.array(entry), fc.constantFrom(',', '.'), (entries, sign) => {
        expect(typedMinutes(rowsFromEntries(entries, days, sign))).toBe(minutesOf(entries));
      }),
    );
  });
});

describe('rowsFromValues', () => {
  it('reads back the rows of a form', () => {
    fc.assert(
      fc.property(rows, (typed) => {
        expect(rowsFromValues(valuesFromRows(typed), days)).toEqual(typed);
      }),
    );
  });

  it('leaves out rows of days that are not offered', () => {
    expect(rowsFromValues({ 'rows.0.work_date': '2026-01-01', 'rows.0.hours': '8' }, days)).toEqual(
      [],
    );
  });
});

describe('addRow and removeRow', () => {
  it('adds an empty row after the last one of the day', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...days), (typed, day) => {
        const added = addRow(typed, day);
        const last = added.findLastIndex(({ workDate }) => workDate === day);
        expect(added.length).toBe(typed.length + 1);
        expect(isEmptyRow(added[last] ?? { hours: 'x', activity: '' })).toBe(true);
        expect(removeRow(added, last).filter((row) => !isEmptyRow(row))).toEqual(
          typed.filter((row) => !isEmptyRow(row)),
        );
      }),
    );
  });

  it('keeps an empty row on a working day, none on a Saturday', () => {
    const one = { workDate: monday, hours: '8', activity: 'Möte', goalId: '' };
    expect(removeRow([one], 0)).toEqual([
      { workDate: monday, hours: '', activity: '', goalId: '' },
    ]);
    expect(removeRow([{ ...one, workDate: saturday }], 0)).toEqual([]);
  });
});
