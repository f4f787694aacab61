import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { at } from '#tests/support/clock.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { invoiceFor } from '#tests/support/invoice-fields.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';

let staff: Person;
let job: Job;
let sheet: { id: string; minutes: number; monday: string };

beforeAll(async () => {
  staff = await createStaff();
  job = await bookJob('Midnatt AB');
  const id = await approvedWeek(job, -2);
  const { rows } = await database().query<{ monday: string }>(
    'select week_start::text as monday from public.timesheets where id = $1',
    [id],
  );
  sheet = { id, minutes: 450, monday: rows[0]?.monday ?? '' };
}, 60_000);
afterAll(closeDatabase);

// Month end, year end, leap day, and both changes of the clock (28 March and 31 October 2027).
describe.each([
  ['2026-11-30T22:30:00Z', '2026-11-30', '2026-12-30'],
  ['2026-11-30T23:30:00Z', '2026-12-01', '2026-12-31'],
  ['2026-12-31T23:30:00Z', '2027-01-01', '2027-01-31'],
  ['2027-03-27T23:30:00Z', '2027-03-28', '2027-04-27'],
  ['2027-03-28T21:30:00Z', '2027-03-28', '2027-04-27'],
  ['2027-03-28T22:30:00Z', '2027-03-29', '2027-04-28'],
  ['2027-10-30T22:30:00Z', '2027-10-31', '2027-11-30'],
  ['2027-10-31T22:30:00Z', '2027-10-31', '2027-11-30'],
  ['2027-10-31T23:30:00Z', '2027-11-01', '2027-12-01'],
  ['2028-02-28T23:30:00Z', '2028-02-29', '2028-03-30'],
  ['2028-02-29T23:30:00Z', '2028-03-01', '2028-03-31'],
])('at %s', (instant, day, due) => {
  it(`an invoice is issued and booked on ${day}, and due on ${due}`, async () => {
    const rows = await at(instant, staff, async ({ client }) => {
      const issued = await client.query<{ id: string }>(
        'select public.issue_invoice($1, $2, $3) as id',
        [staff.userId, [sheet.id], JSON.stringify(invoiceFor([sheet]))],
      );
      const sql = `select i.issue_date::text, i.due_date::text, e.booked_on::text
        from public.invoices i join public.ledger_entries e on e.source_id = i.id where i.id = $1`;
      return (await client.query(sql, [issued.rows[0]?.id])).rows;
    });
    expect(rows).toEqual([{ issue_date: day, due_date: due, booked_on: day }]);
  });

  it('the month before may be closed by the calendar in Sweden, its own not yet', async () => {
    const month = `${day.slice(0, 7)}-01`;
    await at(instant, staff, async ({ client }) => {
      const close = `select public.close_month(($1::date - $2::int))`;
      await client.query('savepoint before');
      // Open months and open work of the other tests may stop it, but not the calendar.
      const stopped = await client.query(close, [month, 1]).then(
        () => 'closed',
        (cause: unknown) => (cause instanceof Error ? cause.message : ''),
      );
      expect(stopped).not.toBe('month_not_over');
      await client.query('rollback to savepoint before');
      await expect(client.query(close, [month, 0])).rejects.toMatchObject({
        message: 'month_not_over',
      });
    });
  });
});
