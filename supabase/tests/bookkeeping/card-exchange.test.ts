import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { row } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createStaff,
  dayFromToday,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { payoutName, stripePayout } from '#tests/support/stripe-payouts.ts';

let company: WorldCompany;

beforeAll(async () => {
  const staff = await createStaff('Kursansvarig');
  company = await createCompany('Eurokund AB');
  await call(staff, 'set_exchange_rate', {
    ...{ p_currency: 'EUR', p_day: await dayFromToday(-2), p_rate: 11.5, p_source: 'Riksbanken' },
  });
  // What other tests have left there: the account is one for everybody.
  const { cents } = await card();
  if (cents > 0) await payOut(cents);
});
afterAll(closeDatabase);

/** Euro that came by card, booked at a rate. */
const paidByCard = (cents: number, rate: number) =>
  database().query(
    `with paid as (
       insert into public.payments (company_id, method, amount_ore, currency, received_on,
         stripe_payment_intent, sek_rate)
       values ($1, 'card', $2, 'EUR', private.today(), $3, $4) returning *)
     select private.book_payment(p::public.payments) from paid p`,
    [company.id, cents, `pi_${randomUUID()}`, rate],
  );
/** What stands on the card account in euro, and the kronor that it was booked at. */
const card = () =>
  row<{ cents: number; ore: number }>(
    `select coalesce(sum(amount_ore), 0)::int as cents, coalesce(sum(sek_ore), 0)::int as ore
     from public.ledger_postings
     where account = 1580 and currency = 'EUR'`,
    [],
  );
const booked = async (movement: string) => {
  const { rows } = await database().query<{ account: number; cents: number; ore: number }>(
    `select case when p.account = private.bank_ledger_account(e.kind, e.source_id) then 1930
       else p.account end as account, p.amount_ore::int as cents, p.sek_ore::int as ore from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id where e.source_id = $1 order by p.position`,
    [movement],
  );
  return rows.map(({ account, cents, ore }) => [account, cents, ore]);
};
const payOut = (cents: number) =>
  stripePayout({ source: payoutName(), amountOre: cents, currency: 'eur' });

it('clears the kronor of euro that are paid out, a part at a time, to exchange differences', async () => {
  await paidByCard(10_000, 11);
  await paidByCard(5_000, 11.3);
  expect(await card()).toEqual({ cents: 15_000, ore: 166_500 });
  expect(await booked(await payOut(6_000))).toEqual([
    [1930, 6_000, 69_000],
    [1580, -6_000, -66_600],
    [7960, 0, -2_400],
  ]);
  expect(await card()).toEqual({ cents: 9_000, ore: 99_900 });
  expect(await booked(await payOut(9_000))).toEqual([
    [1930, 9_000, 103_500],
    [1580, -9_000, -99_900],
    [7960, 0, -3_600],
  ]);
  expect(await card()).toEqual({ cents: 0, ore: 0 });
  expect(await call('service', 'check_ledger')).toEqual([]);
});

it('books a loss when the rate has gone down, and the day’s rate for euro that are not here yet', async () => {
  await paidByCard(2_000, 12);
  expect(await booked(await payOut(2_000))).toEqual([
    [1930, 2_000, 23_000],
    [1580, -2_000, -24_000],
    [7960, 0, 1_000],
  ]);
  expect(await booked(await payOut(700))).toEqual([
    [1930, 700, 8_050],
    [1580, -700, -8_050],
  ]);
  expect(await call('service', 'check_ledger')).toEqual([]);
});
