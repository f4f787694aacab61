import type { AvailabilityRange } from './availability.ts';

/** A row of the availability form as it is typed. */
export type AvailabilityRow = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly percent: string;
};

type Values = Readonly<Record<string, string | readonly string[]>>;

export const EMPTY_ROW: AvailabilityRow = { startsOn: '', endsOn: '', percent: '100' };

/** Stated ranges as rows; one empty row when nothing is stated. */
export function rowsFromRanges(ranges: readonly AvailabilityRange[]): AvailabilityRow[] {
  const rows = ranges.map(({ startsOn, endsOn, percent }) => ({
    startsOn,
    endsOn,
    percent: String(percent),
  }));
  return rows.length > 0 ? rows : [EMPTY_ROW];
}

/** The rows of a posted form, fields named `rows.0.starts_on`. */
export function rowsFromForm(values: Values): AvailabilityRow[] {
  const rows: AvailabilityRow[] = [];
  for (let index = 0; `rows.${index}.starts_on` in values; index += 1) {
    const text = (field: string) => String(values[`rows.${index}.${field}`] ?? '');
    rows.push({ startsOn: text('starts_on'), endsOn: text('ends_on'), percent: text('percent') });
  }
  return rows;
}

/** The rows after `add` or `remove:<index>`, as fields of a form. */
export function editedForm(values: Values, intent: string): Record<string, string> {
  const rows = rowsFromForm(values);
  const [verb, argument] = intent.split(':');
  const edited =
    verb === 'add' ? [...rows, EMPTY_ROW] : rows.filter((_, index) => String(index) !== argument);
  const fields = edited.flatMap((row, index) => [
    [`rows.${index}.starts_on`, row.startsOn],
    [`rows.${index}.ends_on`, row.endsOn],
    [`rows.${index}.percent`, row.percent],
  ]);
  return Object.fromEntries(fields) as Record<string, string>;
}
