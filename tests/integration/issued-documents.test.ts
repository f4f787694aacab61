import { afterAll, beforeAll, expect, it } from 'vitest';
import { listIssued } from '#dev/issued-documents.ts';
import { approvedExpense, bookJob, row, setBilling } from '#tests/support/billing.ts';
import { closeDatabase, database } from '#tests/support/database.ts';
import { createStaff } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { buildWorld } from '#tests/support/world.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { invoiceIssued } from '$lib/server/notifications/templates/invoice-issued.ts';

beforeAll(async () => {
  useServerEnv(stack());
  await buildWorld();
}, 60_000);
afterAll(closeDatabase);

it('tells of every document that was issued, each in its own series and by its kind', async () => {
  const documents = await listIssued(serviceClient(), null);
  const { rows } = await database().query<{ kind: string; id: string }>(
    `select case series when 'R' then 'claim' else 'invoice' end as kind, id from public.invoices
     union all select 'credit_note', id from public.credit_notes
     union all select 'self_bill', id from public.self_bills where number is not null
     union all select 'self_bill_credit', id from public.self_bill_credits`,
  );
  const kindOf = new Map(documents.map(({ id, kind }) => [id, kind]));
  for (const { id, kind } of rows) expect(kindOf.get(id), id).toBe(kind);
  expect(new Set(kindOf.values())).toEqual(
    new Set(['invoice', 'claim', 'credit_note', 'self_bill', 'self_bill_credit']),
  );
  const names = documents.map(({ series, number }) => `${series}-${number}`);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => /^(?:[AKR]|SK?\d+)-\d+$/u.test(name))).toEqual(names);
  for (const { netOre, vatOre, totalOre, roundingOre, payableOre } of documents) {
    expect(netOre + vatOre).toBe(totalOre);
    expect(totalOre + roundingOre).toBe(payableOre);
  }
});

it('has the rounding of who wants whole kronor, the number as printed, and only its period', async () => {
  const id = await roundedInvoice();
  const { number, day } = await row<{ number: string; day: string }>(
    'select number, issue_date::text as day from public.invoices where id = $1',
    [id],
  );
  const find = async (from: string, to: string) =>
    (await listIssued(serviceClient(), { from, to })).find((document) => document.id === id);
  expect(await find(day, day)).toMatchObject({
    ...{ kind: 'invoice', series: 'A', printedNumber: number },
    ...{ totalOre: 51_541, roundingOre: -41, payableOre: 51_500 },
  });
  expect(await find('2001-01-01', '2001-12-31')).toBeUndefined();
});

it('is what the mail asks for that is to be paid', async () => {
  const letters = await invoiceIssued({ invoice_id: await roundedInvoice() });
  for (const { words } of letters)
    expect(words('sv').facts?.[0]).toEqual({ term: 'Att betala', value: '515,00\u00a0kr' });
});

/** An invoice of an expense, whose company pays whole kronor. */
async function roundedInvoice(): Promise<string> {
  const job = await bookJob('Hela kronor AB');
  await setBilling(job.company, 'rounds_to_krona', true);
  await approvedExpense(job, 41_233);
  const staff = await createStaff();
  return issueInvoice(serviceClient(), staff.userId, { assignmentId: job.assignmentId });
}
