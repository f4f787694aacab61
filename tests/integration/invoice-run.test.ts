import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approvedExpense,
  approvedWeek,
  bookFor,
  bookJob,
  row,
  setBilling,
} from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { itemsOf, previewsOf, startRunOf } from '#tests/support/runs.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getInvoiceDocument } from '$lib/server/invoicing/invoice-document.ts';
import { findGroundRows, groundOf } from '$lib/server/invoicing/invoice-ground.ts';
import { issueInvoice } from '$lib/server/invoicing/issue-invoice.ts';
import { issueRunItem } from '$lib/server/invoicing/run-item.ts';

let staff: Person;
let other: Person;

beforeAll(async () => {
  useServerEnv(stack());
  [staff, other] = await Promise.all([createStaff(), createStaff()]);
});
afterAll(closeDatabase);

/** A company that collects, with two assignments, three weeks of one month or two, and an expense. */
async function collecting(name: string) {
  const first = await bookJob(name, { title: 'Kundklubben' });
  const second = await bookFor(first.company, `${name} Andra`, 'Nyhetsbrevet');
  await setBilling(first.company, 'invoice_collection', 'month');
  await approvedWeek(first, -2);
  await approvedWeek(second, -2);
  return { first, second, company: first.company };
}
const work = async (runId: string) => {
  for (const { id } of await itemsOf(runId)) await issueRunItem(id);
};
const invoicesOf = async (companyId: string) =>
  (await database().query('select id from public.invoices where company_id = $1', [companyId])).rows
    .length;

describe('a run', () => {
  it('issues what was shown, collected for who wants it', async () => {
    const { company } = await collecting('Samlar AB');
    const each = await bookJob('Var för sig AB');
    await approvedWeek(each);
    await approvedExpense(each, 12_345, -7);
    const previews = await previewsOf(company, each.company);
    expect(previews).toHaveLength(2);
    const runId = await startRunOf(staff, previews);
    expect(await previewsOf(company, each.company)).toEqual([]);
    await work(runId);
    const items = await itemsOf(runId);
    expect(items.map(({ state }) => state)).toEqual(['issued', 'issued']);
    for (const [index, item] of items.entries()) {
      const document = await getInvoiceDocument(serviceClient(), item.invoice_id ?? '');
      const shown = previews[index];
      expect(document.totals).toEqual(shown?.amounts?.totals);
      expect(document.dueDate).toBe(shown?.dueDate);
      expect(document.lines.map(({ description }) => description)).toEqual(
        shown?.amounts?.lines.map(({ description }) => description),
      );
    }
  });

  it('shows titles and lines in the order in which they will stand, however the assignments were read', async () => {
    const { first, second } = await collecting('Ordning AB');
    const order = { assignmentIds: [first.assignmentId, second.assignmentId] };
    const rows = await findGroundRows(serviceClient(), order.assignmentIds);
    const shown = (read: typeof rows) => {
      const ground = groundOf(read, order, { rate: null, account: null });
      return [ground.titles, ground.lines.map(({ description }) => description)];
    };
    expect(shown(rows)[0]).toEqual(['Kundklubben', 'Nyhetsbrevet']);
    expect(shown(rows)[1]).toHaveLength(2);
    expect(shown(rows.toReversed())).toEqual(shown(rows));
  });

  it('is the same run for twenty who start it at once, and issues once', async () => {
    const { company } = await collecting('Tjugo AB');
    const previews = await previewsOf(company);
    const starts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        startRunOf(index % 2 === 0 ? staff : other, previews),
      ),
    );
    const [runId = ''] = starts;
    expect(new Set(starts).size).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => work(runId)));
    expect(await invoicesOf(company.id)).toBe(1);
    expect(await startRunOf(other, previews)).toBe(runId);
  }, 60_000);

  it('refuses a choice that overlaps another run, or that is not as it was shown', async () => {
    const job = await bookJob('Överlapp AB');
    await approvedWeek(job, -3);
    const early = await previewsOf(job.company);
    await approvedWeek(job, -2);
    await expect(startRunOf(staff, early)).rejects.toMatchObject({ code: 'stale_page' });
    const all = await previewsOf(job.company);
    await startRunOf(staff, all);
    await approvedWeek(job, -1);
    const mixed = [...all, ...(await previewsOf(job.company))];
    await expect(startRunOf(staff, mixed)).rejects.toMatchObject({ code: 'stale_page' });
  });

  it('tells what could not be issued and why, issues the rest, and tries again when it is right', async () => {
    const [good, bad] = await Promise.all([bookJob('Går AB'), bookJob('Går inte AB')]);
    await Promise.all([approvedWeek(good), approvedWeek(bad)]);
    const runId = await startRunOf(staff, await previewsOf(good.company, bad.company));
    const move = (street: string) =>
      database().query('update public.companies set street = $2 where id = $1', [
        bad.company.id,
        street,
      ]);
    await move('');
    await work(runId);
    const faults = async () => (await itemsOf(runId)).map(({ state, fault }) => fault ?? state);
    expect((await faults()).sort()).toEqual(['buyer_address_missing', 'issued']);
    await move('Storgatan 1');
    await call(staff, 'retry_invoice_run', { p_run_id: runId });
    await work(runId);
    expect(await faults()).toEqual(['issued', 'issued']);
    expect([await invoicesOf(good.company.id), await invoicesOf(bad.company.id)]).toEqual([1, 1]);
  });

  it('issues no other sum than the one that was shown', async () => {
    const job = await bookJob('Avrundas AB');
    await approvedExpense(job, 10_031);
    const runId = await startRunOf(staff, await previewsOf(job.company));
    await setBilling(job.company, 'rounds_to_krona', true);
    await work(runId);
    expect(await itemsOf(runId)).toMatchObject([{ state: 'failed', fault: 'preview_differs' }]);
    expect(await invoicesOf(job.company.id)).toBe(0);
  });

  it('leaves to others what they have invoiced meanwhile', async () => {
    const job = await bookJob('Före AB');
    await approvedWeek(job);
    const runId = await startRunOf(staff, await previewsOf(job.company));
    await issueInvoice(serviceClient(), other.userId, { assignmentId: job.assignmentId });
    await work(runId);
    expect(await itemsOf(runId)).toMatchObject([{ state: 'failed', fault: 'nothing_to_invoice' }]);
    expect(await invoicesOf(job.company.id)).toBe(1);
  });

  it('is started, followed and retried by the agency alone', async () => {
    const job = await bookJob('Bara byrån AB');
    await approvedWeek(job);
    const previews = await previewsOf(job.company);
    await expect(startRunOf(job.company.owner, previews)).rejects.toMatchObject({ status: 404 });
    const p_run_id = await startRunOf(staff, previews);
    for (const who of [job.company.owner, job.consultant]) {
      await expect(call(who, 'retry_invoice_run', { p_run_id })).rejects.toMatchObject({
        message: 'not_found',
      });
      await expect(
        call(who, 'issue_run_item', { p_item_id: p_run_id, p_invoice: { a: 1 } }),
      ).rejects.toThrow('permission denied');
    }
  });

  it('says of each invoice what hinders it', async () => {
    const job = await bookJob('Kurs saknas AB');
    await approvedWeek(job);
    await setBilling(job.company, 'invoice_currency', 'EUR');
    const hadRates = await row<{ count: string }>('select count(*) from public.exchange_rates', []);
    const [preview] = await previewsOf(job.company);
    expect(preview?.hindrance?.code ?? 'none').toBe(
      hadRates.count === '0' ? 'exchange_rate_missing' : 'none',
    );
  });
});
