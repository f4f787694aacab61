import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateInterest } from '#lib/domain/invoicing/late-interest.ts';
import { addDays } from '#lib/domain/time/day.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, withSuperuser } from '#tests/support/database.ts';
import { dueOn, interestOf, payByBank } from '#tests/support/late.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const newInvoice = invoiceMaker('Räntan AB');
/** 7.5 hours at 1 000 kr, and VAT. */
const TOTAL = 937_500;
const claim = (invoice: string) =>
  callValue<string | null>('service', 'claim_late_interest', { p_invoice_id: invoice });

let staff: Person;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
});
afterAll(closeDatabase);

describe('late interest', () => {
  it('is that of a table reckoned by hand, over changes of rate and a leap year', async () => {
    const { invoiceId } = await newInvoice();
    await dueOn(invoiceId, '2023-11-30');
    await payByBank(invoiceId, 500_000, '2024-02-15');
    await payByBank(invoiceId, TOTAL - 500_000, '2024-07-20');
    // 31 days at 11.5 % and 45 at 12 % on 9 375 kr, then 137 and 19 at 12 % on 4 375 kr:
    // (33 421,875 + 50 625 + 71 925 + 9 975) / 365 = 454,6490 kr.
    expect(await interestOf(invoiceId, '2024-07-20')).toBe(45_465);
    const claimId = await claim(invoiceId);
    const { basis, amount, from, to } = await row<Record<string, unknown>>(
      `select basis, amount_ore::int as amount, lower(period)::text as from,
         (upper(period) - 1)::text as to from public.claims where invoice_id = $1`,
      [claimId],
    );
    expect({ amount, from, to }).toEqual({ amount: 45_465, from: '2023-12-01', to: '2024-07-20' });
    expect(basis).toEqual([
      part('2023-12-01', '2023-12-31', 31, TOTAL, 1150),
      part('2024-01-01', '2024-02-14', 45, TOTAL, 1200),
      part('2024-02-15', '2024-06-30', 137, 437_500, 1200),
      part('2024-07-01', '2024-07-19', 19, 437_500, 1200),
    ]);
    expect(await posted(claimId)).toEqual({ 1510: 45_465, 8313: -45_465 });
    expect(await claim(invoiceId)).toBeNull();
    expect(await call(staff, 'check_ledger')).toEqual([]);
  });

  it('is not guessed where the rate of a half-year is missing, and says which', async () => {
    const { invoiceId } = await newInvoice();
    await dueOn(invoiceId, '2024-12-20');
    expect(await interestOf(invoiceId, '2024-12-31')).toBeGreaterThan(0);
    const [told] = await call(staff, 'get_late_interest', {
      p_invoice_id: invoiceId,
      p_until: '2025-01-01',
    });
    expect(told).toMatchObject({ interest_ore: null });
    await payByBank(invoiceId, TOTAL, '2025-02-01');
    expect(await claim(invoiceId)).toBeNull();
  });

  it('is claimed from the least amount on, and not at all when the agency claims none', async () => {
    const settings = (least: number | null) =>
      call(staff, 'set_reminder_settings', {
        p_first_days: 5,
        p_second_days: 15,
        p_final_days: 30,
        p_interest_least_ore: least,
      });
    const { invoiceId } = await newInvoice();
    await dueOn(invoiceId, '2024-03-01');
    await payByBank(invoiceId, TOTAL, '2024-03-12');
    // 10 days at 12 % on 9 375 kr.
    expect(await interestOf(invoiceId, '2024-03-12')).toBe(3_082);
    expect(await claim(invoiceId)).toBeNull();
    await settings(null);
    expect(await claim(invoiceId)).toBeNull();
    await settings(3_082);
    expect(await claim(invoiceId)).not.toBeNull();
    await settings(5_000);
  });

  it('agrees with the domain for any due date and payments', async () => {
    const { invoiceId } = await newInvoice();
    const rates = [
      { from: '2022-07-01', rateBp: 50 },
      { from: '2023-01-01', rateBp: 250 },
      { from: '2023-07-01', rateBp: 350 },
      { from: '2024-01-01', rateBp: 400 },
    ];
    const payment = fc.record({
      after: fc.integer({ min: 0, max: 500 }),
      amountOre: fc.integer({ min: 1, max: 300_000 }),
    });
    const days = fc.integer({ min: 0, max: 400 });
    await fc.assert(
      fc.asyncProperty(days, days, fc.array(payment, { maxLength: 3 }), async (due, late, paid) => {
        const dueDate = addDays('2022-07-15', due);
        const until = addDays(dueDate, late);
        const payments = paid.map(({ after, amountOre }) => ({
          on: addDays(dueDate, after - 20),
          amountOre,
        }));
        const expected = lateInterest({ principalOre: TOTAL, dueDate, payments }, until, rates);
        expect(await triedOut(invoiceId, dueDate, payments, until)).toBe(expected.interestOre);
      }),
      { numRuns: 40 },
    );
  });
});

function part(from: string, to: string, days: number, principal: number, rate: number) {
  return { from_day: from, to_day: to, days, principal_ore: principal, rate_bp: rate };
}

async function posted(source: string | null): Promise<unknown> {
  const { sums } = await row<{ sums: unknown }>(
    `select jsonb_object_agg(p.account, p.amount_ore) as sums from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id where e.source_id = $1`,
    [source],
  );
  return sums;
}

/** Interest with another due date and payments, of which nothing is kept. */
async function triedOut(
  invoiceId: string,
  dueDate: string,
  payments: readonly { on: string; amountOre: number }[],
  until: string,
): Promise<number> {
  return withSuperuser(async (client) => {
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      'update public.invoices set issue_date = $2::date - 30, due_date = $2 where id = $1',
      [invoiceId, dueDate],
    );
    for (const { on, amountOre } of payments) {
      await client.query(
        `with paid as (
           insert into public.payments (company_id, method, amount_ore, currency, received_on,
             bank_transaction_id)
           select company_id, 'bank', $2, 'SEK', $3, gen_random_uuid() from public.invoices where id = $1 returning id)
         insert into public.payment_allocations (payment_id, invoice_id, amount_ore)
         select id, $1, $2 from paid`,
        [invoiceId, amountOre, on],
      );
    }
    const { rows } = await client.query<{ ore: string }>(
      'select interest_ore as ore from private.late_interest($1, $2)',
      [invoiceId, until],
    );
    await client.query('rollback');
    return Number(rows[0]?.ore);
  });
}
