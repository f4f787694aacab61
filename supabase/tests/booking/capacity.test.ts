import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { createCompany, createConsultant, type WorldConsultant } from '#tests/support/parties.ts';
import { createBrief, createOffer } from '#tests/support/world.ts';

type Span = { from: number; days: number; percent: number };
const FIRST_DAY = '2031-01-01';
const HORIZON = 60;

const span = fc.record({
  from: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 1, max: 19 }),
  percent: fc.integer({ min: 1, max: 100 }),
});

/** The sum that the step function must show on each day, counted day by day. */
function byDay(spans: readonly Span[]): number[] {
  return Array.from({ length: HORIZON }, (_, day) =>
    spans
      .filter(({ from, days }) => day >= from && day < from + days)
      .reduce((sum, { percent }) => sum + percent, 0),
  );
}

describe('capacity', () => {
  let consultant: WorldConsultant;
  const assignments: string[] = [];
  beforeAll(async () => {
    consultant = await createConsultant('Step Function');
    const company = await createCompany('Six Bookings AB');
    for (let index = 0; index < 6; index += 1) {
      const offer = await createOffer(company, await createBrief(company), consultant, 10);
      assignments.push(
        await callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer }),
      );
    }
    await call(consultant, 'save_availability', {
      p_ranges: [{ starts_on: '2031-01-10', ends_on: '2031-02-20', percent: 80 }],
    });
  });
  afterAll(closeDatabase);

  it('shows on every day the sum of the bookings, or refuses what would pass 100 %', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(span, { minLength: 1, maxLength: 6 }), async (spans) => {
        const expected = byDay(spans);
        const { shown, refused } = await book(consultant.id, assignments, spans);
        if (Math.max(...expected) > 100)
          expect(refused).toBe('capacity_spans_booked_within_full_time');
        else
          expect(shown).toEqual(
            expected.map((booked, day) => ({ booked, free: freeOn(day, booked) })),
          );
      }),
      { numRuns: 60 },
    );
  });

  it('refuses overlapping availability and days that are not', async () => {
    const ranges = (p_ranges: unknown) => call(consultant, 'save_availability', { p_ranges });
    await expect(
      ranges([
        { starts_on: '2031-01-01', ends_on: '2031-01-31', percent: 50 },
        { starts_on: '2031-01-31', ends_on: '2031-02-28', percent: 50 },
      ]),
    ).rejects.toMatchObject({ code: 'PT409', message: 'ranges_overlap' });
    for (const bad of [
      { starts_on: '2031-02-30', ends_on: '2031-03-31', percent: 50 },
      { starts_on: '2031-03-02', ends_on: '2031-03-01', percent: 50 },
      { starts_on: '2031-03-01', ends_on: '2031-03-02', percent: 101 },
      { starts_on: '2031-03-01', ends_on: '2031-03-02', percent: -1 },
    ]) {
      await expect(ranges([bad])).rejects.toMatchObject({
        code: 'PT400',
        message: 'availability_invalid',
      });
    }
  });
});

function freeOn(day: number, booked: number): number {
  const available = day >= 9 && day < 51 ? 80 : 0;
  return Math.max(0, available - booked);
}

/** Moves real bookings about past every command, reads the step function, rolls back. */
async function book(consultantId: string, assignments: readonly string[], spans: readonly Span[]) {
  const client = await database().connect();
  try {
    await client.query('begin');
    await client.query('delete from public.bookings where consultant_id = $1', [consultantId]);
    for (const [index, { from, days, percent }] of spans.entries()) {
      await client.query(
        `insert into public.bookings (assignment_id, consultant_id, during, percent)
         values ($5, $1, daterange($2::date + $3::int, $2::date + $3::int + $4::int), $6)`,
        [consultantId, FIRST_DAY, from, days, assignments[index], percent],
      );
    }
    const { rows } = await client.query<{ booked: number; free: number }>(
      `select coalesce(s.booked, 0)::int as booked, coalesce(s.free, 0)::int as free
       from generate_series(0, $3::int - 1) d
       left join private.capacity_spans s on s.consultant_id = $1 and s.during @> $2::date + d
       order by d`,
      [consultantId, FIRST_DAY, HORIZON],
    );
    return { shown: rows, refused: null };
  } catch (error) {
    return { shown: null, refused: (error as { constraint?: string }).constraint };
  } finally {
    await client.query('rollback');
    client.release();
  }
}
