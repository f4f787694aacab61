import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agencyAccount } from '#tests/support/bank.ts';
import { row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { Victim, type Call } from '#tests/support/killed.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { payee, vouchersOf } from '#tests/support/payout-ground.ts';
import { approvedRun, paymentsOf, type Payment } from '#tests/support/payouts.ts';

const KILLS = 50;
const PAYEES = 3;
const victim = new Victim('payout-victim');

let maker: Person;
let approver: Person;
let jobs: Job[];
let today: string;
let accountId: string;
let iban: string;

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
  today = await dayFromToday(0);
  ({ id: accountId, iban } = await agencyAccount());
  jobs = [];
  for (let index = 0; index < PAYEES; index += 1) {
    jobs.push(await payee(maker, `Avbrott ${index} AB`, 420 + 15 * index));
  }
});
afterAll(async () => {
  await victim.kill();
  await closeDatabase();
});

const base64 = (text: string) => Buffer.from(text.padEnd(200, ' ')).toString('base64');

/** What the server does with a run: its file, the answer about one payment, the bank's report of all. */
async function callsFor(runId: string): Promise<Call[]> {
  const payments = await paymentsOf(runId);
  const [first] = payments;
  const sum = payments.reduce((total, { amount_ore: ore }) => total + ore, 0);
  const file = ['TEST', runId.slice(0, 20)].join('-');
  const name = randomUUID();
  return [
    [
      'select public.send_payout_run($1, $2, $3, $7, $4, $5, $6)',
      [maker.userId, runId, file, base64('<Document/>'), sum, payments.length, iban],
    ],
    [
      'select public.take_in_payout_answer($1, $2, $3, $4)',
      [
        ...[maker.userId, runId, base64(name)],
        JSON.stringify([{ end_to_end_id: first?.end_to_end_id, outcome: 'paid', code: 'ACSC' }]),
      ],
    ],
    [
      'select public.import_bank_file(null, $1, $2)',
      [
        { sha256: name.replaceAll('-', '').repeat(2), name },
        JSON.stringify([statementOf(name, payments)]),
      ],
    ],
  ];
}

function statementOf(name: string, payments: readonly Payment[]) {
  return {
    account_id: accountId,
    ...{ format: 'camt.053', currency: 'SEK', pending_count: 0 },
    transactions: payments.map(({ amount_ore: ore, end_to_end_id: id }, index) => ({
      ...{ position: index + 1, duplicate_key: `${name}/${index}`, booked_on: today },
      ...{ amount_ore: -ore, stated: [], message: '', bank_reference: name, is_reversal: false },
      ...{ payment_references: [id], parts: [] },
    })),
  };
}

/** The same once more, by whoever comes after; a file that is known is no fault. */
async function again(calls: readonly Call[]): Promise<void> {
  for (const [sql, values] of calls) {
    try {
      await database().query(sql, [...values]);
    } catch (cause) {
      expect(cause).toMatchObject({ message: 'bank_file_known' });
    }
  }
}

/** What is paid comes back, so that the next run has it to pay. */
async function sendBack(payments: readonly Payment[]): Promise<void> {
  for (const { id } of payments) {
    await callValue(maker, 'conclude_payout_by_hand', {
      ...{ p_id: id, p_outcome: 'rejected', p_on: today, p_reason: 'Kom tillbaka.' },
    });
  }
}

describe('a payout run that is broken off', () => {
  it(`is paid and booked once, whatever ${KILLS} kills hit`, async () => {
    let interrupted = 0;
    const all: Payment[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const parties = jobs.map(({ consultant }) => consultant);
      const runId = await approvedRun({ maker, approver }, parties);
      const calls = await callsFor(runId);
      await victim.tell(1, calls);
      await pause(Math.random() * 120);
      await (kill % 2 === 0 ? victim.terminateOne() : victim.kill());
      if ((await paymentsOf(runId)).some(({ state }) => state !== 'paid')) interrupted += 1;
      await again(calls);
      const payments = await paymentsOf(runId);
      expect(payments.map(({ state }) => state)).toEqual(jobs.map(() => 'paid'));
      all.push(...payments);
      if (kill < KILLS - 1) await sendBack(payments);
    }
    expect(interrupted).toBeGreaterThan(KILLS / 5);
    const paid = KILLS * PAYEES;
    expect(await vouchersOf(all)).toEqual({
      ...{ payout_sent: paid, payout_paid: paid, payout_rejected: paid - PAYEES },
    });
    const links = await row<{ links: number; owed: number }>(
      `select (select count(*)::int from public.payout_movements where payout_id = any ($1)) as links,
         (select count(*)::int from public.list_payable(private.today() + 92) x
          where x.consultant_id = any ($2)) as owed`,
      [all.map(({ id }) => id), jobs.map(({ consultant }) => consultant.id)],
    );
    expect(links).toEqual({ links: paid, owed: 0 });
    expect(await call('service', 'check_ledger')).toEqual([]);
  }, 240_000);
});
