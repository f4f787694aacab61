import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { buildWorld, type World } from '#tests/support/world.ts';
import { listAccounts, getAccount } from '$lib/server/bookkeeping/accounts.ts';
import { getExpense, listExpenses } from '$lib/server/expenses/queries.ts';
import { getRun, listRuns } from '$lib/server/invoicing/runs.ts';
import { getSelfBillDesk } from '$lib/server/payouts/self-bill-desk.ts';
import { getSelfBillDocument } from '$lib/server/payouts/self-bill-document.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';
import { getSellerStanding } from '$lib/server/payouts/seller-standing.ts';
import { listBankFiles } from '$lib/server/banking/bank-files.ts';
import { todayInSweden } from '$lib/server/today.ts';

let staff: SignedIn;
let stranger: SignedIn;
let world: World;

/** What the workplaces read of money, through the API and with a person's own rights. */
describe('the pages of money read', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    [staff, stranger] = [await signedInStaff('Reader'), await signedInPerson('Stranger')];
    world = await buildWorld();
  });
  afterAll(closeDatabase);

  it('a run of invoices with what became of each', async () => {
    const run = await getRun(staff.db, world.runId);
    expect(run.items).toMatchObject([{ companyName: 'Part AB', payableOre: 51_500 }]);
    expect((await listRuns(staff.db)).map(({ id }) => id)).toContain(world.runId);
    await expect(getRun(stranger.db, world.runId)).rejects.toMatchObject({ status: 404 });
  });

  it('an expense, alone and among those of its assignment', async () => {
    const expense = await getExpense(staff.db, world.expenseId);
    expect(expense).toMatchObject({ state: 'approved', netOre: 41_200 });
    expect(await listExpenses(staff.db, expense.assignmentId)).toContainEqual(expense);
    await expect(getExpense(stranger.db, world.expenseId)).rejects.toMatchObject({ status: 404 });
  });

  it('a self-bill with its document, and those who can be billed', async () => {
    const bill = await getSelfBill(staff.db, world.selfBillId);
    expect(bill.state).toBe('issued');
    const paper = await getSelfBillDocument(staff.db, world.selfBillId);
    expect(paper.lines.length).toBeGreaterThan(1);
    expect(paper.totals.payableOre).toBeGreaterThan(0);
    const desk = await getSelfBillDesk(staff.db, todayInSweden());
    expect(JSON.stringify(desk)).toContain(world.selfBillId);
    await getSellerStanding(staff.db, world.consultant.id, todayInSweden());
    await expect(getSelfBill(stranger.db, world.selfBillId)).rejects.toMatchObject({ status: 404 });
  });

  it('accounts and files of the bank', async () => {
    const [first] = await listAccounts(staff.db);
    expect(await getAccount(staff.db, first?.number ?? 0)).toEqual(first);
    const { rows } = await database().query('select id from public.bank_files');
    expect((await listBankFiles(staff.db, 1)).total).toBe(rows.length);
    expect(await listAccounts(stranger.db)).toEqual([]);
  });
});
