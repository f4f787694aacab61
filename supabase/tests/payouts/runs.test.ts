import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import {
  createConsultant,
  createStaff,
  dayFromToday,
  type Person,
} from '#tests/support/parties.ts';
import {
  approvedRun,
  bankDay,
  draftRun,
  guarantee,
  paymentsOf,
  sendRun,
} from '#tests/support/payouts.ts';
import { creditFirstRow, issuedSelfBill, prepareSeller } from '#tests/support/self-billing.ts';

let maker: Person;
let approver: Person;
let job: Job;
let billId: string;

const refused = async (work: Promise<unknown>, message: string) =>
  expect(work).rejects.toMatchObject({ message });
const draft = () => draftRun(maker, [job.consultant]);
const approve = (who: Person, id: string, isChecked = false) =>
  call(who, 'approve_payout_run', { p_id: id, p_accounts_checked: isChecked });
const withdraw = (id: string) =>
  call(maker, 'withdraw_payout_run', { p_id: id, p_reason: 'Fel dag.' });
const sums = async (id: string) => (await paymentsOf(id)).map(({ amount_ore: ore }) => ore);

beforeAll(async () => {
  maker = await createStaff('Maja Maker');
  approver = await createStaff('Ove Other');
});
beforeEach(async () => {
  job = await bookJob('Utbetalat AB');
  await prepareSeller(maker, job.consultant);
  billId = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -4)]);
  await guarantee(maker, billId);
});
afterAll(closeDatabase);

describe('a payout run', () => {
  it('is one payment for each consultant, for everything that is owed', async () => {
    const second = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -3)]);
    await guarantee(maker, second);
    const other = await bookJob('Också utbetalat AB');
    await prepareSeller(maker, other.consultant);
    const its = await issuedSelfBill(maker, other.consultant, [await approvedWeek(other, -4)]);
    await guarantee(maker, its);
    const id = await draftRun(maker, [job.consultant, other.consultant]);
    // 7,5 hours at 1 000 kr less the agency's margin, with VAT; the first consultant has two weeks.
    const [one = 0, two = 0] = (await sums(id)).sort((a, b) => b - a);
    expect(one).toBe(two * 2);
    await refused(draft(), 'nothing_to_pay');
  });

  it('is approved by another person than its maker, and by the agency alone', async () => {
    const id = await draft();
    await refused(approve(maker, id), 'second_person_required');
    await refused(approve(job.company.owner, id), 'not_found');
    await refused(approve(job.consultant, id), 'not_found');
    await refused(sendRun(maker, id), 'transition_refused');
    await approve(approver, id);
    await refused(approve(approver, id), 'transition_refused');
    await refused(
      database().query('update public.payout_runs set approved_by = created_by where id = $1', [
        id,
      ]),
      'new row for relation "payout_runs" violates check constraint "payout_runs_check"',
    );
  });

  it('is for bank days from today on', async () => {
    for (const day of [await dayFromToday(-1), await dayFromToday(120), '2026-12-25']) {
      await refused(draftRun(maker, [job.consultant], day), 'not_a_bank_day');
    }
  });

  it('takes each self-bill once when ten are made at the same time', async () => {
    const made = await Promise.allSettled(Array.from({ length: 10 }, draft));
    const ids = made.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(ids).toHaveLength(1);
    const { rows } = await database().query(
      'select from public.payout_parts where self_bill_id = $1',
      [billId],
    );
    expect(rows).toHaveLength(1);
  });

  it('is approved once when five approve at the same time, and sent once', async () => {
    const id = await draft();
    const approvals = await Promise.allSettled(
      Array.from({ length: 5 }, () => approve(approver, id)),
    );
    expect(approvals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const hashes = await Promise.all(Array.from({ length: 5 }, () => sendRun(maker, id)));
    expect(new Set(hashes).size).toBe(1);
    const { rows } = await database().query<{ n: string }>(
      `select count(*) as n from public.ledger_entries e join public.payouts p on p.id = e.source_id
       where p.run_id = $1 and e.kind = 'payout_sent'`,
      [id],
    );
    expect(rows).toEqual([{ n: '1' }]);
  });

  it('gives everything back when it is withdrawn, which ends when the bank has the file', async () => {
    const [before] = await sums(await draftAndWithdraw());
    const id = await approvedRun({ maker, approver }, [job.consultant]);
    await withdraw(id);
    const again = await approvedRun({ maker, approver }, [job.consultant]);
    expect(await sums(again)).toEqual([before]);
    await sendRun(maker, again);
    await refused(withdraw(again), 'transition_refused');
  });

  it('lets one payment go while it is a draft, with a reason', async () => {
    const id = await draft();
    const [payment] = await paymentsOf(id);
    const remove = (reason: string) =>
      call(maker, 'remove_payout', { p_id: payment?.id, p_reason: reason });
    await refused(remove(' '), 'reason_required');
    await remove('Kontot byts.');
    await refused(approve(approver, id), 'nothing_to_pay');
    expect(await sums(await draft())).toHaveLength(1);
  });

  it('is not what is kept for the bank when numbers or sums differ', async () => {
    const id = await approvedRun({ maker, approver }, [job.consultant]);
    for (const wrong of [{ p_amount_ore: 1 }, { p_count: 2 }]) {
      const [sum] = await sums(id);
      const args = {
        ...{ p_actor: maker.userId, p_run_id: id, p_message_id: 'TEST', p_debtor_iban: null },
        ...{ p_bytes_base64: Buffer.alloc(200, 32).toString('base64') },
        ...{ p_amount_ore: sum, p_count: 1, ...wrong },
      };
      await refused(call('service', 'send_payout_run', args), 'payout_file_differs');
    }
  });
});

describe('what is paid', () => {
  it('is never more than is owed, not even by somebody with the owner’s password', async () => {
    const id = await draft();
    const other = await createConsultant('Nobody');
    const insert = `insert into public.payouts (run_id, consultant_id, amount_ore, payee, end_to_end_id)
      values ($1, $2, 100, '{}', $3) returning id`;
    const { rows } = await database().query<{ id: string }>(insert, [
      id,
      other.id,
      `X${other.id.slice(0, 20)}`,
    ]);
    const part = (ore: number) =>
      database().query(
        `insert into public.payout_parts (payout_id, self_bill_id, amount_ore) values ($1, $2, $3)`,
        [rows[0]?.id, billId, ore],
      );
    for (const ore of [1, 10_000_000]) await refused(part(ore), 'payout_not_owed');
    await refused(
      database().query('update public.payouts set amount_ore = amount_ore + 1 where run_id = $1', [
        id,
      ]),
      'record_is_immutable',
    );
  });

  it('takes off what was credited after it had been paid', async () => {
    const paid = await approvedRun({ maker, approver }, [job.consultant]);
    await sendRun(maker, paid);
    await refused(creditFirstRow(maker, billId), 'self_bill_in_payout');
    const [{ id, amount_ore: first = 0 } = { id: '' }] = await paymentsOf(paid);
    const on = await dayFromToday(0);
    await call(maker, 'conclude_payout_by_hand', { p_id: id, p_outcome: 'paid', p_on: on });
    await creditFirstRow(maker, billId);
    await refused(draft(), 'nothing_to_pay');
    const more = await issuedSelfBill(maker, job.consultant, [await approvedWeek(job, -3, 900)]);
    await guarantee(maker, more);
    // Two days' time less the one that was credited.
    expect(await sums(await draft())).toEqual([first]);
    expect(await call('service', 'check_ledger')).toEqual([]);
  });

  it('is what is due by the day of the run', async () => {
    const { rows } = await database().query<{ day: string }>(
      `select max(day)::text as day from public.calendar_days
       where is_working and day < $1`,
      [await bankDay()],
    );
    const early = draftRun(maker, [job.consultant], rows[0]?.day);
    await refused(early, 'nothing_to_pay');
  });

  it('is not sent when the account was changed after the run was made', async () => {
    const id = await draft();
    await call(job.consultant, 'save_seller_facts', {
      p: { ...(await factsOf(job)), account_kind: 'plusgiro', account_number: '4-2' },
      p_version: 1,
    });
    await refused(approve(approver, id), 'payout_held_account_changed');
    await withdraw(id);
    await approve(approver, await draft(), true);
  });
});

async function draftAndWithdraw(): Promise<string> {
  const id = await draft();
  await withdraw(id);
  return id;
}

async function factsOf({ consultant }: Job): Promise<Record<string, unknown>> {
  const { rows } = await database().query<Record<string, unknown>>(
    'select * from public.seller_facts where consultant_id = $1',
    [consultant.id],
  );
  return rows[0] ?? {};
}
