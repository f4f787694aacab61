import { expect, it } from 'vitest';
import { DomainError } from '$lib/server/db/db-error.ts';
import { atDayField } from './at-day-field.ts';

const posted = {
  'rows.0.work_date': '2026-11-16',
  'rows.0.hours': '8',
  'rows.1.work_date': '2026-11-16',
  'rows.1.hours': '8',
  'rows.2.work_date': '2026-11-16',
  'rows.2.hours': '',
  'rows.10.work_date': '2026-11-17',
  'rows.10.hours': '1',
};
const refused = (day: string) => new DomainError(400, 'day_too_long', { day });

it('names the hours of the last row of the day in which something is typed', () => {
  expect(atDayField(refused('2026-11-16'), posted)).toMatchObject({
    ...{ status: 400, code: 'day_too_long', values: { day: '2026-11-16', field: 'rows.1.hours' } },
  });
  expect(atDayField(refused('2026-11-17'), posted)).toMatchObject({
    values: { field: 'rows.10.hours' },
  });
});

it('leaves what is about no posted day alone', () => {
  for (const cause of [refused('2026-11-20'), new DomainError(409, 'stale_page'), new Error('x')])
    expect(atDayField(cause, posted)).toBe(cause);
});
