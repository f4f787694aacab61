import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { netOf } from '#lib/domain/statements/statement.ts';
import { getStatements } from '#lib/server/statements/get-statement.ts';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { as, call, closeDatabase } from '#tests/support/database.ts';
import { passDue, payByBank } from '#tests/support/late.ts';
import { createCompany, createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInStaff } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';

const TOTAL = 937_500;
let staff: Person;
let job: Job;

/** An overpaid invoice, its credit used later, a claim that is withdrawn, one that stays, a credit. */
beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
  job = await bookJob('Utdraget AB');
  await call(staff, 'set_claim_terms', {
    p_company_id: job.company.id,
    p_reminder_fee_agreed_on: '2020-01-01',
    p_claims_delay_compensation: false,
  });
  const [first, second, third] = [
    await issuedInvoice(job, staff, -4),
    await issuedInvoice(job, staff, -3),
    await issuedInvoice(job, staff, -2),
  ];
  const today = await dayFromToday(0);
  const payment = await payByBank(first, TOTAL + 100_000, today);
  await call(staff, 'use_credit', { p_payment_id: payment, p_invoice_id: second });
  for (const id of [second, third]) {
    await passDue(id, 10);
    await call(staff, 'send_reminder', { p_invoice_id: id, p_step: 'first_reminder' });
  }
  const { id } = await row<{ id: string }>(
    'select invoice_id as id from public.claims where about_invoice_id = $1',
    [third],
  );
  await call(staff, 'withdraw_claim', { p_invoice_id: id, p_reason: 'Fel i vår bokföring' });
  await call(staff, 'issue_credit_note', {
    p_invoice_id: first,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
});
afterAll(closeDatabase);

/** What the books say, account by account, of the company. */
async function ledger(until: string): Promise<number> {
  const { net } = await row<{ net: string }>(
    `select coalesce(sum(p.amount_ore), 0) as net from public.ledger_postings p
     join public.ledger_entries e on e.id = p.entry_id
     where e.company_id = $1 and e.booked_on <= $2 and p.account in (1510, 2421)`,
    [job.company.id, until],
  );
  return Number(net);
}

/** What the documents say: open invoices and claims, less what is unused of payments. */
async function documents(): Promise<number> {
  const { net } = await row<{ net: string }>(
    `select (select sum(private.invoice_balance(i.id)) from public.invoices i where i.company_id = $1)
       - (select sum(private.unused_amount(p.id)) from public.payments p where p.company_id = $1) as net`,
    [job.company.id],
  );
  return Number(net);
}

describe('a statement', () => {
  it('closes at opening and movements, which is what books and documents say', async () => {
    const { db } = await signedInStaff('Stina Saldo');
    const [from, to] = [await dayFromToday(-60), await dayFromToday(0)];
    const [statement, ...others] = await getStatements(db, job.company.id, { from, to });
    if (!statement) throw new Error('no statement');
    expect(others).toEqual([]);
    const changes = statement.rows.reduce((sum, { changeOre }) => sum + changeOre, 0);
    expect(netOf(statement.opening) + changes).toBe(netOf(statement.closing));
    expect(netOf(statement.closing)).toBe(await ledger(to));
    expect(netOf(statement.closing)).toBe(await documents());
    const open = statement.openItems.reduce((sum, { openOre }) => sum + openOre, 0);
    expect(open).toBe(statement.closing.receivableOre);
    expect(statement.openItems.filter(({ isClaim }) => isClaim)).toHaveLength(1);
    // What was paid of the first is the company's again, once it is credited.
    expect(statement.closing.creditOre).toBe(TOTAL);
  });

  it('can be cut anywhere: one period closes where the next opens', async () => {
    const { db } = await signedInStaff('Kurt Konto');
    for (const cut of [-40, -11, -1, 0]) {
      const [day, next] = [await dayFromToday(cut), await dayFromToday(cut + 1)];
      const [before] = await getStatements(db, job.company.id, { from: '2024-01-01', to: day });
      const [after] = await getStatements(db, job.company.id, { from: next, to: '2034-12-31' });
      const zero = { receivableOre: 0, creditOre: 0 };
      expect(after?.opening ?? zero).toEqual(before?.closing ?? zero);
      expect(netOf(before?.closing ?? zero)).toBe(await ledger(day));
    }
  });

  it('is shown to the company and the agency alone', async () => {
    const rival = await createCompany('Granne AB');
    const about = { p_company_id: job.company.id };
    for (const [name, args] of [
      ['list_statement_balances', { ...about, p_day: '2034-12-31' }],
      ['list_statement_movements', { ...about, p_from: '2024-01-01', p_to: '2034-12-31' }],
      ['list_statement_open_items', { ...about, p_day: '2034-12-31' }],
    ] as const) {
      expect((await call(job.company.member, name, args)).length, name).toBeGreaterThan(0);
      for (const who of [rival.owner, job.consultant])
        await expect(call(who, name, args), name).rejects.toMatchObject({ message: 'not_found' });
      await expect(
        as('anonymous', (client) => client.query(`select public.${name}(null, null)`)),
      ).rejects.toThrow();
    }
  });
});
