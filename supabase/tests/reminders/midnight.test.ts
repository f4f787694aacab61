import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#lib/domain/time/day.ts';
import { dayOfInstant } from '#lib/format/instant.ts';
import { invoiceMaker } from '#tests/support/billing.ts';
import { at, type Clock } from '#tests/support/clock.ts';
import { closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

/** 7.5 hours at 1 000 kr, and VAT. */
const TOTAL = 937_500;
/** Reference rates of three half-years from this winter on, in basis points. */
const RATES = [
  ['2026-07-01', 200],
  ['2027-01-01', 250],
  ['2027-07-01', 200],
  ['2028-01-01', 300],
] as const;
const newInvoice = invoiceMaker('Sent vid midnatt AB');

let staff: Person;
let invoiceId: string;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  ({ invoiceId } = await newInvoice());
}, 60_000);
afterAll(closeDatabase);

async function dueOn({ client }: Clock, day: string): Promise<void> {
  await client.query('set local session_replication_role = replica');
  await client.query(
    'update public.invoices set issue_date = $2::date - 30, due_date = $2 where id = $1',
    [invoiceId, day],
  );
  await client.query('set local session_replication_role = origin');
}

async function knowRates({ client }: Clock): Promise<void> {
  for (const [day, bp] of RATES)
    await client.query(
      `insert into public.reference_rates (from_day, rate_bp, source) values ($1, $2, 'Prov')
       on conflict (from_day) do update set rate_bp = excluded.rate_bp`,
      [day, bp],
    );
}

const remind = async ({ client }: Clock) => {
  await client.query('savepoint before');
  const sql = `select public.send_reminder($1, 'first_reminder')`;
  try {
    await client.query(sql, [invoiceId]);
    return 'sent';
  } catch (cause) {
    await client.query('rollback to savepoint before');
    return cause instanceof Error ? cause.message : '';
  }
};
const isListed = async ({ client }: Clock) =>
  (
    await client.query('select from public.list_reminder_cases() where invoice_id = $1', [
      invoiceId,
    ])
  ).rowCount === 1;
const hold = async ({ client }: Clock) =>
  (
    await client.query<{ hold: string | null }>('select private.reminder_hold($1) as hold', [
      invoiceId,
    ])
  ).rows[0]?.hold;

// The last second of a day and the first of the next: month and year end, leap day, and both nights
// of each change of the clock (28 March and 31 October 2027). Öre of interest for the day before and
// for thirty days before it, by hand: 9 375 kr at 8 points above the rate, days of 365.
describe.each([
  ['2026-11-30T22:59:59Z', '2026-11-30', 257, 7_705],
  ['2026-11-30T23:00:00Z', '2026-12-01', 257, 7_705],
  ['2026-12-31T22:59:59Z', '2026-12-31', 257, 7_705],
  ['2026-12-31T23:00:00Z', '2027-01-01', 270, 7_718],
  ['2027-03-27T22:59:59Z', '2027-03-27', 270, 8_091],
  ['2027-03-27T23:00:00Z', '2027-03-28', 270, 8_091],
  ['2027-03-28T21:59:59Z', '2027-03-28', 270, 8_091],
  ['2027-03-28T22:00:00Z', '2027-03-29', 270, 8_091],
  ['2027-10-30T21:59:59Z', '2027-10-30', 257, 7_705],
  ['2027-10-30T22:00:00Z', '2027-10-31', 257, 7_705],
  ['2027-10-31T22:59:59Z', '2027-10-31', 257, 7_705],
  ['2027-10-31T23:00:00Z', '2027-11-01', 257, 7_705],
  ['2028-02-28T22:59:59Z', '2028-02-28', 283, 8_476],
  ['2028-02-28T23:00:00Z', '2028-02-29', 283, 8_476],
  ['2028-02-29T22:59:59Z', '2028-02-29', 283, 8_476],
  ['2028-02-29T23:00:00Z', '2028-03-01', 283, 8_476],
])('at %s', (instant, day, oneDay, thirtyDays) => {
  it(`what is due on ${day} is not late, and what was due the day before is`, async () => {
    await at(instant, staff, async (clock) => {
      await knowRates(clock);
      await dueOn(clock, day);
      expect(await isListed(clock)).toBe(false);
      expect(await remind(clock)).toBe('invoice_not_overdue');
      await dueOn(clock, addDays(day, -1));
      expect(await isListed(clock)).toBe(true);
      expect(await remind(clock)).toBe('sent');
      const { rows } = await clock.client.query(
        `select sent_on::text, open_ore::int, interest_ore::int from public.reminders
         where invoice_id = $1`,
        [invoiceId],
      );
      expect(rows).toEqual([{ sent_on: day, open_ore: TOTAL, interest_ore: oneDay }]);
    });
  });

  it('thirty days of interest are thirty, whatever the clock and the calendar did', async () => {
    await at(instant, staff, async (clock) => {
      await knowRates(clock);
      await dueOn(clock, addDays(day, -30));
      const { rows } = await clock.client.query(
        `select interest_ore::int as ore,
           (select sum((r ->> 'days')::int)::int from jsonb_array_elements(basis) r) as days
         from private.late_interest($1, private.today())`,
        [invoiceId],
      );
      expect(rows).toEqual([{ ore: thirtyDays, days: 30 }]);
    });
  });

  it(`a step falls due as ${day} begins, and a pause until the day before has ended`, async () => {
    await at(`${addDays(day, -1)}T11:00:00Z`, staff, async (clock) => {
      await knowRates(clock);
      await dueOn(clock, addDays(day, -5));
      const due = `select public.send_due_reminder($1, 'first_reminder')`;
      const pause = `select public.pause_reminders($1, 'Avtalat', $2)`;
      await clock.client.query('savepoint before');
      await expect(clock.client.query(due, [invoiceId])).rejects.toMatchObject({
        message: 'reminder_not_due',
      });
      await clock.client.query('rollback to savepoint before');
      await clock.client.query(pause, [invoiceId, addDays(day, -1)]);
      expect(await hold(clock)).toBe('agreement');
      await clock.turn(instant);
      expect(await hold(clock)).toBeNull();
      await clock.client.query(due, [invoiceId]);
      await clock.client.query(pause, [invoiceId, day]);
      expect(await hold(clock)).toBe('agreement');
    });
  });

  it(`a dispute that is lost then is booked on ${day}, and is answered by the very second`, async () => {
    await at(instant, staff, async ({ client }) => {
      const paid = await client.query<{ id: string; intent: string }>(
        `with paid as (
           insert into public.payments (invoice_id, company_id, method, amount_ore, currency,
             received_on, stripe_payment_intent)
           select i.id, i.company_id, 'card', 5000, 'SEK', $2, 'pi_' || i.id from public.invoices i
           where i.id = $1 returning *)
         select id, stripe_payment_intent as intent, private.book_payment(p::public.payments)
         from paid p`,
        [invoiceId, addDays(day, -1)],
      );
      const told = { id: `du_${day}`, amount_ore: 5000, reason: 'fraudulent', movements: [] };
      const days = { opened_at: `${addDays(day, -1)}T12:00:00Z`, answer_by: instant };
      for (const status of ['needs_response', 'lost'])
        await client.query('select public.take_in_dispute($1, $2)', [
          { ...told, ...days, status },
          paid.rows[0]?.intent,
        ]);
      const { rows } = await client.query<{ by: Date; on: string }>(
        `select d.answer_by as by, e.booked_on::text as on from public.disputes d
         join public.ledger_entries e on e.source_id = d.id where e.kind = 'dispute_lost'
           and d.stripe_dispute_id = $1`,
        [told.id],
      );
      expect(rows).toEqual([{ by: new Date(instant), on: day }]);
      expect(dayOfInstant(rows[0]?.by.toISOString() ?? '')).toBe(day);
    });
  });
});
