import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balanceSample } from '$lib/server/banking/camt-sample.ts';
import { agencyAccount, bankFile, movementOf, takeIn, type Told } from '#tests/support/bank.ts';
import { row } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createStaff,
  type Person,
  type WorldCompany,
} from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

type Account = { id: string; iban: string; currency: string; number: number };

let staff: Person;
let company: WorldCompany;
let serial = Date.now();

/** A new account at the bank, with the number in the books that it was given. */
async function open(currency: 'SEK' | 'EUR', number?: number): Promise<Account> {
  const iban = `SE${String((serial += 1)).padStart(22, '7')}`;
  const p = { name: `Konto ${serial}`, iban, currency, bic: 'ROLLSESS' };
  const id = await callValue<string>(staff, 'save_bank_account', {
    p: { ...p, ...(number && { ledger_account: String(number) }) },
  });
  return { id, iban, currency, number: await numberOf(id) };
}
const numberOf = async (id: string) =>
  (
    await row<{ number: number }>(
      'select ledger_account as number from public.bank_accounts where id = $1',
      [id],
    )
  ).number;

const choose = (account: Account, number: number, who: Person = staff) =>
  call(who, 'save_bank_account', {
    p_id: account.id,
    p: {
      ...{ name: 'Konto', iban: account.iban, currency: account.currency, bic: 'ROLLSESS' },
      ledger_account: String(number),
    },
  });

/** Money in on an account, which becomes a company's credit. @returns where it was booked */
async function receive(account: Account, amountOre: number) {
  const told: Told = { amountOre, text: 'Enligt avtal' };
  const bytes = await bankFile([told], { account: `<IBAN>${account.iban}</IBAN>` });
  const inCurrency = Buffer.from(bytes.toString().replaceAll('SEK', account.currency));
  const file = await takeIn(inCurrency);
  const { id } = await movementOf(file.id, amountOre);
  await call(staff, 'place_bank_transaction', {
    ...{ p_transaction_id: id, p_parts: [], p_company_id: company.id },
  });
  return { id, booked: () => bookedOf(id) };
}

/** What a movement's payments have on accounts of the bank: number, amount, and öre in the books. */
async function bookedOf(id: string) {
  const { rows } = await database().query<{ account: number; cents: number; ore: number }>(
    `select p.account, p.amount_ore::int as cents, p.sek_ore::int as ore
     from public.ledger_postings p join public.ledger_entries e on e.id = p.entry_id
     where p.account between 1900 and 1999 and e.source_id in (
       select y.id from public.payments y where y.bank_transaction_id = $1
       union all select a.id from public.payment_allocations a
         join public.payments y on y.id = a.payment_id where y.bank_transaction_id = $1)
     order by e.year, e.number`,
    [id],
  );
  return rows.map(({ account, cents, ore }) => [account, cents, ore]);
}

describe('an account at the bank', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff('Kontoansvarig');
    company = await createCompany('Kontokund AB');
    await call(staff, 'set_exchange_rate', {
      ...{ p_currency: 'EUR', p_day: '2026-11-25', p_rate: 11.5, p_source: 'Riksbanken' },
    });
  });
  afterAll(async () => {
    expect(await call(staff, 'check_ledger')).toEqual([]);
    await closeDatabase();
  });

  it('has an account of its own in the books: 1930 the company account, 1980 and on for euro', async () => {
    const { id } = await agencyAccount();
    expect(await numberOf(id)).toBe(1930);
    const euro = await open('EUR');
    expect(euro.number).toBeGreaterThanOrEqual(1980);
    const more = await open('SEK');
    expect(more.number).toBeGreaterThanOrEqual(1940);
    expect(more.number).toBeLessThan(1980);
  });

  it('gets its money there, in kronor with the foreign amount beside, also when it is taken back', async () => {
    const euro = await open('EUR');
    const { id, booked } = await receive(euro, 10_000);
    expect(await booked()).toEqual([[euro.number, 10_000, 115_000]]);
    await call(staff, 'take_back_bank_placing', { p_transaction_id: id, p_reason: 'Fel kund' });
    expect(await booked()).toEqual([
      [euro.number, 10_000, 115_000],
      [euro.number, -10_000, -115_000],
    ]);
  });

  it('may get another number, which moves nothing that is booked', async () => {
    const account = await open('SEK', 1961);
    const before = await receive(account, 70_001);
    await choose(account, 1962);
    const after = await receive(account, 70_002);
    expect(await before.booked()).toEqual([[1961, 70_001, 70_001]]);
    expect(await after.booked()).toEqual([[1962, 70_002, 70_002]]);
    expect(await call(staff, 'check_ledger')).toEqual([]);
    expect(await call(staff, 'list_bank_balances')).toContainEqual(
      expect.objectContaining({ account_id: account.id, books_ore: '140003', unbooked_ore: '0' }),
    );
  });

  it('takes no number of another class, account or part, and nobody else’s word', async () => {
    const account = await open('SEK');
    await expect(choose(account, 1510)).rejects.toMatchObject({ message: 'account_out_of_class' });
    await expect(choose(account, 1930)).rejects.toMatchObject({ message: 'account_in_use' });
    await expect(choose(account, 1963, company.owner)).rejects.toMatchObject({
      message: 'not_found',
    });
    await expect(call(company.owner, 'list_bank_balances')).rejects.toMatchObject({
      message: 'not_found',
    });
    expect(await numberOf(account.id)).toBe(account.number);
  });

  it('is held against its statements: one that is missing between two is found', async () => {
    const account = await open('SEK');
    const statement = async (day: string, opening: number, amount: number) => {
      const balances = balanceSample('OPBD', opening) + balanceSample('CLBD', opening + amount);
      const told = { amountOre: amount * 100, day, text: 'Ränta' };
      await takeIn(await bankFile([told], { balances, account: `<IBAN>${account.iban}</IBAN>` }));
    };
    await statement('2026-11-02', 0, 100);
    await statement('2026-11-03', 100, 30);
    await statement('2026-11-04', 130, 20);
    const found = await row<{ closing: number; day: string }>(
      `select closing_ore::int as closing, to_day::text as day from public.bank_files
       where account_id = $1 order by to_day desc limit 1`,
      [account.id],
    );
    expect(found).toEqual({ closing: 15_000, day: '2026-11-04' });
    // Never committed: others hold the books against themselves meanwhile.
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into public.bank_files (account_id, sha256, name, format, from_day, to_day, pending_count,
           opening_ore, closing_ore)
         values ($1, repeat('a', 64), 'senare.xml', 'camt.053', '2026-11-06', '2026-11-06', 0, 18000, 18000)`,
        [account.id],
      );
      const { rows } = await client.query(
        `select problem, expected_ore::int as expected, found_ore::int as found
         from private.find_bank_problems() where subject like $1 || '%'`,
        [account.iban],
      );
      expect(rows).toEqual([{ problem: 'bank_statement_gap', expected: 15_000, found: 18_000 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('is held against the books: money that moved and was not booked is found', async () => {
    const account = await open('SEK');
    const { id } = await receive(account, 70_003);
    const client = await database().connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into public.payments (company_id, method, amount_ore, currency, received_on, bank_transaction_id)
         values ($1, 'bank', 500, 'SEK', private.today(), $2)`,
        [company.id, id],
      );
      const { rows } = await client.query(
        `select problem, expected_ore::int as expected, found_ore::int as found
         from private.find_bank_problems() where subject = $1`,
        [account.iban],
      );
      expect(rows).toEqual([{ problem: 'bank_differs', expected: 70_503, found: 70_003 }]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
