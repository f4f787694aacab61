import { describe, expect, it } from 'vitest';
import { editedForm, EMPTY_ROW, rowsFromForm, rowsFromRanges } from './availability-rows.ts';

const ranges = [
  { startsOn: '2026-12-01', endsOn: '2026-12-31', percent: 50 },
  { startsOn: '2027-01-01', endsOn: '2027-06-30', percent: 100 },
];
const posted = {
  'rows.0.starts_on': '2026-12-01',
  'rows.0.ends_on': '2026-12-31',
  'rows.0.percent': '50',
  'rows.1.starts_on': '2027-01-01',
  'rows.1.ends_on': '2027-06-30',
  'rows.1.percent': '100',
};

describe('rows of the availability form', () => {
  it('reads back what was stated', () => {
    expect(rowsFromForm(posted)).toEqual(rowsFromRanges(ranges));
  });

  it('offers an empty row to begin with', () => expect(rowsFromRanges([])).toEqual([EMPTY_ROW]));

  it('adds at the end and removes where asked, keeping what was typed', () => {
    expect(rowsFromForm(editedForm(posted, 'add'))).toEqual([...rowsFromRanges(ranges), EMPTY_ROW]);
    expect(rowsFromForm(editedForm(posted, 'remove:0'))).toEqual(rowsFromRanges(ranges.slice(1)));
  });

  it('changes nothing for an intent it does not know', () => {
    expect(editedForm(posted, '')).toEqual(posted);
  });
});
