import { describe, expect, it } from 'vitest';
import { availabilitySchema } from './availability.ts';

const row = (starts_on: string, ends_on: string, percent = '50') => ({
  starts_on,
  ends_on,
  percent,
});
const codes = (rows: unknown[]) =>
  availabilitySchema
    .safeParse({ rows })
    .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];

describe('availabilitySchema', () => {
  it('gives ranges and leaves out rows without days', () => {
    expect(
      availabilitySchema.parse({
        rows: [row('', '', '100'), row('2026-12-01', '2026-12-31', '80 %')],
      }),
    ).toEqual({
      rows: [{ startsOn: '2026-12-01', endsOn: '2026-12-31', percent: 80 }],
    });
  });

  it('is empty when there are no rows at all', () => {
    expect(availabilitySchema.parse({})).toEqual({ rows: [] });
  });

  it('points at the row that overlaps an earlier one, counting blank rows too', () => {
    expect(
      codes([row('', ''), row('2026-12-01', '2026-12-31'), row('2026-12-31', '2027-01-31')]),
    ).toEqual(['rows.2.starts_on overlap']);
  });

  it.each([
    [row('2026-12-31', '2026-12-01'), 'rows.0.ends_on date_order'],
    [row('2026-12-01', ''), 'rows.0.ends_on required'],
    [row('2026-12-01', '2026-13-01'), 'rows.0.ends_on date'],
    [row('2026-12-01', '2026-12-31', '101'), 'rows.0.percent percent_zero'],
    [row('2026-12-01', '2026-12-31', 'halvtid'), 'rows.0.percent percent_zero'],
    [row('2026-12-01', '2026-12-31', ''), 'rows.0.percent required'],
  ])('refuses %j', (bad, code) => expect(codes([bad])).toEqual([code]));
});
