import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importBankFile } from '$lib/server/banking/import-bank-file.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import {
  agencyAccount,
  bankFile,
  creditOf,
  invoiceNow,
  movementOf,
  takeIn,
} from '#tests/support/bank.ts';
import { invoiceMaker, row } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { passDue } from '#tests/support/late.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

/** Every invoice of these tests: 7.5 hours at 1 000 kr, with VAT. */
const WHOLE = 937_500;
let staff: Person;
let make: ReturnType<typeof invoiceMaker>;

async function newInvoice() {
  const { invoiceId } = await make();
  return { id: invoiceId, ...(await invoiceNow(invoiceId)) };
}

const count = async (sql: string, values: unknown[]) =>
  Number((await row<{ count: string }>(`select count(*) ${sql}`, values)).count);

describe('a file of the bank', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await createStaff();
    make = invoiceMaker('Bankbetald AB');
  });
  afterAll(async () => {
    expect(await call(staff, 'check_ledger')).toEqual([]);
    await closeDatabase();
  });

  it('pays an invoice exactly, by its reference, and books it on the day of the bank', async () => {
    const invoice = await newInvoice();
    await passDue(invoice.id, 5);
    const bytes = await bankFile([{ amountOre: WHOLE, ocr: invoice.ocr, day: '2026-11-25' }]);
    const file = await takeIn(bytes, staff.userId);
    expect(file).toMatchObject({ booked: 1, waiting: 0, outgoing: 0, known: 0 });
    expect(await invoiceNow(invoice.id)).toMatchObject({ state: 'paid', open: 0, paid: WHOLE });
    const { rows } = await database().query(
      `select e.kind, e.booked_on::text as day, e.label, array_agg(p.account order by p.position) as accounts
       from public.ledger_entries e join public.ledger_postings p on p.entry_id = e.id
       where e.source_id in (select id from public.payments where invoice_id = $1 union all
         select id from public.payment_allocations where invoice_id = $1)
       group by e.id order by e.number`,
      [invoice.id],
    );
    const number = await row<{ number: string }>(
      'select number::text as number from public.invoices where id = $1',
      [invoice.id],
    );
    expect(rows).toEqual([
      { kind: 'payment_received', day: '2026-11-25', label: '', accounts: [1930, 2421] },
      {
        kind: 'payment_allocated',
        day: '2026-11-25',
        label: number.number,
        accounts: [2421, 1510],
      },
    ]);
    expect(
      await count(
        `from public.events where entity_id = $1 and kind in ('payment_received', 'invoice_paid')`,
        [invoice.id],
      ),
    ).toBe(2);
  });

  it('is used on the bank’s day, not before the invoice, also when a person places it', async () => {
    const [late, fresh] = [await newInvoice(), await newInvoice()];
    await passDue(late.id, 5);
    for (const { id } of [late, fresh]) {
      const file = await takeIn(
        await bankFile([{ amountOre: WHOLE, text: 'Enligt avtal', day: '2026-11-25' }]),
      );
      await call(staff, 'place_bank_transaction', {
        p_transaction_id: (await movementOf(file.id, WHOLE)).id,
        p_parts: [{ invoice_id: id, amount_ore: WHOLE }],
      });
    }
    const usedOn = async (id: string) =>
      row<{ day: string; today: string }>(
        `select e.booked_on::text as day, private.today()::text as today from public.ledger_entries e
         join public.payment_allocations a on a.id = e.source_id where a.invoice_id = $1`,
        [id],
      );
    expect((await usedOn(late.id)).day).toBe('2026-11-25');
    const { day, today } = await usedOn(fresh.id);
    expect(day).toBe(today);
  });

  it('pays a part, and the rest later', async () => {
    const { id, ocr } = await newInvoice();
    await takeIn(await bankFile([{ amountOre: 400_000, ocr }]));
    expect(await invoiceNow(id)).toMatchObject({ state: 'issued', open: 537_500 });
    await takeIn(await bankFile([{ amountOre: 537_500, text: `Faktura OCR ${ocr} rest` }]));
    expect(await invoiceNow(id)).toMatchObject({ state: 'paid', open: 0 });
  });

  it('keeps what is paid too much as the customer’s credit, also when it comes twice in one file', async () => {
    const { id, ocr, companyId } = await newInvoice();
    const before = await creditOf(companyId);
    const file = await takeIn(
      await bankFile([
        { amountOre: WHOLE + 12_345, ocr },
        { amountOre: WHOLE, ocr },
      ]),
    );
    expect(file).toMatchObject({ booked: 2 });
    expect(await invoiceNow(id)).toMatchObject({ state: 'paid', paid: WHOLE });
    expect((await creditOf(companyId)) - before).toBe(WHOLE + 12_345);
  });

  it('pays several invoices of several companies with one movement', async () => {
    const [one, two] = [await newInvoice(), await newInvoice()];
    const other = invoiceMaker('Koncernbolaget AB');
    const three = (await other()).invoiceId;
    const third = await invoiceNow(three);
    const ocr = [
      { ocr: one.ocr, amountOre: WHOLE },
      { ocr: two.ocr, amountOre: 100_000 },
      { ocr: third.ocr, amountOre: WHOLE },
    ];
    const file = await takeIn(await bankFile([{ amountOre: 2 * WHOLE + 100_000, ocr }]));
    expect(file.booked).toBe(1);
    expect(await invoiceNow(one.id)).toMatchObject({ state: 'paid' });
    expect(await invoiceNow(two.id)).toMatchObject({ state: 'issued', open: WHOLE - 100_000 });
    expect(await invoiceNow(three)).toMatchObject({ state: 'paid' });
    const { id } = await movementOf(file.id, 2 * WHOLE + 100_000);
    const { rows } = await database().query<{ company: string; amount: string }>(
      `select company_id as company, amount_ore as amount from public.payments
       where bank_transaction_id = $1`,
      [id],
    );
    const paid = Object.fromEntries(rows.map(({ company, amount }) => [company, Number(amount)]));
    const expected: Record<string, number> = { [third.companyId]: WHOLE };
    for (const [{ companyId }, part] of [
      [one, WHOLE],
      [two, 100_000],
    ] as const)
      expected[companyId] = (expected[companyId] ?? 0) + part;
    expect(paid).toEqual(expected);
  });

  it('leaves to a person what no valid and known reference places, however well the amount fits', async () => {
    const { id, ocr } = await newInvoice();
    const wrong = ocr.replace(/\d$/u, (last) => String((Number(last) + 1) % 10));
    const file = await takeIn(
      await bankFile([
        { amountOre: WHOLE, text: 'Tack för hjälpen' },
        { amountOre: WHOLE + 1, ocr: wrong },
        { amountOre: -55_000, text: 'Hyra' },
        { amountOre: -WHOLE, ocr, isReversal: true },
      ]),
    );
    expect(file).toMatchObject({ booked: 0, waiting: 3, outgoing: 1 });
    expect(await movementOf(file.id, WHOLE)).toMatchObject({ waiting_for: 'reference_missing' });
    expect(await movementOf(file.id, WHOLE + 1)).toMatchObject({
      waiting_for: 'reference_unknown',
    });
    expect(await movementOf(file.id, -WHOLE)).toMatchObject({ waiting_for: 'reversal' });
    expect(await invoiceNow(id)).toMatchObject({ state: 'issued', paid: 0 });
  });

  it('books what comes late on the first day after the closed months', async () => {
    await call(staff, 'close_month', { p_month: '2001-01-01' });
    const { id, ocr } = await newInvoice();
    await takeIn(await bankFile([{ amountOre: WHOLE, ocr, day: '2001-01-15' }]));
    const found = await row<{ received: string; booked: string; expected: string }>(
      `select p.received_on::text as received, e.booked_on::text as booked,
         private.booking_day('2001-01-15')::text as expected
       from public.payments p join public.ledger_entries e on e.source_id = p.id where p.invoice_id = $1`,
      [id],
    );
    expect(found.received).toBe('2001-01-15');
    expect(found.booked).toBe(found.expected);
    expect(found.booked > '2001-01-31').toBe(true);
  });

  it('of rows without a name for the account is taken in for the account a person chose', async () => {
    const { id, ocr } = await newInvoice();
    const { id: accountId } = await agencyAccount();
    const bytes = Buffer.from(
      `Bokföringsdag;Belopp;Referens;Saldo\n2026-03-11;9 375,00;${ocr};${Date.now()},00\n`,
    );
    const send = (chosen?: string) =>
      importBankFile(serviceClient(), staff.userId, {
        name: 'rader.csv',
        bytes,
        accountId: chosen,
      });
    await expect(send()).rejects.toMatchObject({ code: 'account_needed' });
    expect(await send(accountId)).toMatchObject([{ booked: 1 }]);
    expect(await invoiceNow(id)).toMatchObject({ state: 'paid' });
  });
});
