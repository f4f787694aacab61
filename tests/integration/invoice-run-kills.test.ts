import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookJob, row, type Job } from '#tests/support/billing.ts';
import { callValue, closeDatabase, database } from '#tests/support/database.ts';
import { invoiceForExpense } from '#tests/support/invoice-fields.ts';
import { Victim } from '#tests/support/killed.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { itemsOf } from '#tests/support/runs.ts';

const KILLS = 50;
const INVOICES = 4;
const NET = 41_200;
const ISSUE = 'select public.issue_run_item($1, $2)';
/** So many at a time. */
const CONNECTIONS = 3;
const victim = new Victim('run-victim');

let staff: Person;
let job: Job;
let day: string;

beforeAll(async () => {
  staff = await createStaff();
  job = await bookJob('Avbrott AB');
  day = await dayFromToday(-7);
});
afterAll(async () => {
  await victim.kill();
  await closeDatabase();
});

async function approvedExpenses(): Promise<string[]> {
  const { rows } = await database().query<{ id: string }>(
    `insert into public.expenses (assignment_id, state, spent_on, description, net_ore, decided_at)
     select $1, 'approved', $2, 'Tåg ' || n, $3, now() from generate_series(1, $4::int) n returning id`,
    [job.assignmentId, day, NET, INVOICES],
  );
  return rows.map(({ id }) => id);
}

/** A run of one invoice for each of some expenses. */
async function newRun() {
  const expenses = await approvedExpenses();
  const runId = await callValue<string>('service', 'start_invoice_run', {
    p_actor: staff.userId,
    p_items: expenses.map((id) => ({
      company_id: job.company.id,
      timesheet_ids: [],
      expense_ids: [id],
      currency: 'SEK',
      payable_ore: NET * 1.25,
      choice: id,
    })),
  });
  const items = (await itemsOf(runId)).map(({ id }, index) => ({
    id,
    invoice: invoiceForExpense(expenses[index] ?? '', NET, day),
  }));
  return { runId, items };
}

describe('a run that is broken off', () => {
  it(`issues each invoice once, without a gap, whatever ${KILLS} kills hit`, async () => {
    let interrupted = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { runId, items } = await newRun();
      const calls = items.map(({ id, invoice }) => [ISSUE, [id, invoice]] as const);
      await victim.tell(CONNECTIONS, calls);
      await pause(Math.random() * 60);
      await (kill % 2 === 0 ? victim.terminateOne() : victim.kill());
      const left = (await itemsOf(runId)).filter(({ state }) => state === 'waiting');
      if (left.length > 0) interrupted += 1;
      // What a new worker does: everything once more, in any order.
      await Promise.all(
        items.map(({ id, invoice }) =>
          callValue('service', 'issue_run_item', { p_item_id: id, p_invoice: invoice }),
        ),
      );
      const after = await itemsOf(runId);
      expect(after.map(({ state }) => state)).toEqual(items.map(() => 'issued'));
    }
    expect(interrupted).toBeGreaterThan(KILLS / 5);
    const found = await row<Record<string, number>>(
      `select count(distinct l.invoice_id)::int as invoices, count(*)::int as lines,
         count(distinct l.expense_id)::int as expenses
       from public.invoice_lines l where l.assignment_id = $1`,
      [job.assignmentId],
    );
    const all = KILLS * INVOICES;
    expect(found).toEqual({ invoices: all, lines: all, expenses: all });
    const { gaps } = await row<{ gaps: number }>(
      `select (max(number) - min(number) + 1 - count(*))::int as gaps
       from public.invoices where series = 'A'`,
      [],
    );
    expect(gaps).toBe(0);
    const vouchers = await row<{ count: number }>(
      `select count(*)::int as count from public.ledger_entries
       where company_id = $1 and kind = 'invoice_issued'`,
      [job.company.id],
    );
    expect(vouchers.count).toBe(all);
  }, 180_000);
});
