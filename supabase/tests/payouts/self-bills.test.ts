import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { createConsultant, createStaff, type Person } from '#tests/support/parties.ts';
import {
  accept,
  creditFirstRow,
  drawSelfBill,
  hashOf,
  issuedSelfBill,
  prepareSeller,
  selfBillFor,
  sentSelfBill,
} from '#tests/support/self-billing.ts';
import { booked } from './booked.ts';

let staff: Person;
let job: Job;

type Bill = {
  state: string;
  series: string;
  number: string | null;
  net_ore: string;
  vat_ore: string;
};
const bill = async (id: string): Promise<Bill> => {
  const columns = 'state, series, number, net_ore, vat_ore';
  const { rows } = await database().query<Bill>(
    `select ${columns} from public.self_bills where id = $1`,
    [id],
  );
  return rows[0] as Bill;
};
const problems = () => call('service', 'check_ledger');

beforeAll(async () => {
  staff = await createStaff();
  job = await bookJob('Självfakturerat AB');
  await prepareSeller(staff, job.consultant);
});
afterAll(closeDatabase);

describe('a self-bill', () => {
  it('is accepted by the hash that was sent, once, gets its number and is booked', async () => {
    const id = await sentSelfBill(staff, job.consultant, [await approvedWeek(job, -4)]);
    expect((await bill(id)).number).toBeNull();
    const wrong = { p_id: id, p_approve: true, p_sha256: 'f'.repeat(64) };
    await expect(call(job.consultant, 'decide_self_bill', wrong)).rejects.toMatchObject({
      message: 'stale_page',
    });
    expect([await accept(job.consultant, id), await accept(job.consultant, id)]).toEqual([
      'issued',
      'issued',
    ]);
    const { net_ore, vat_ore, series, number } = await bill(id);
    expect([series, number]).toEqual([expect.stringMatching(/^S\d+-$/u), '1']);
    expect(Number(vat_ore)).toBe(Math.round(Number(net_ore) / 4));
    expect(await booked(4600, job.consultant.id)).toBe(Number(net_ore));
    expect(await booked(2641, job.consultant.id)).toBe(Number(vat_ore));
    expect(await booked(2440, job.consultant.id)).toBe(-Number(net_ore) - Number(vat_ore));
    expect(await problems()).toEqual([]);
  });

  it('is the seller’s alone to accept: nobody else even sees that it is there', async () => {
    const id = await sentSelfBill(staff, job.consultant, [await approvedWeek(job, -3)]);
    const other = await createConsultant('Somebody Else');
    const args = { p_id: id, p_approve: true, p_sha256: await hashOf(id) };
    for (const who of [other, job.company.owner, staff]) {
      await expect(call(who, 'decide_self_bill', args)).rejects.toMatchObject({
        message: 'not_found',
      });
    }
    await expect(
      call(job.company.owner, 'withdraw_self_bill', { p_id: id, p_reason: 'Nej.' }),
    ).rejects.toMatchObject({ message: 'not_found' });
    await expect(
      call(job.consultant, 'credit_self_bill', { p_id: id, p_positions: '{1}', p_reason: 'Nej.' }),
    ).rejects.toMatchObject({ message: 'not_found' });
  });

  it('is turned down with a reason, and its rows are free to be billed again', async () => {
    const sheets = [await approvedWeek(job, -2)];
    const id = await sentSelfBill(staff, job.consultant, sheets);
    await expect(
      call(job.consultant, 'decide_self_bill', { p_id: id, p_approve: false, p_reason: ' ' }),
    ).rejects.toMatchObject({ message: 'reason_required' });
    await expect(drawSelfBill(staff, job.consultant, sheets)).rejects.toMatchObject({
      message: 'row_already_self_billed',
    });
    await call(job.consultant, 'decide_self_bill', {
      ...{ p_id: id, p_approve: false, p_reason: 'Sex timmar, inte sju.' },
    });
    expect((await bill(id)).state).toBe('rejected');
    await expect(accept(job.consultant, id)).rejects.toMatchObject({
      message: 'transition_refused',
    });
    expect((await bill(await drawSelfBill(staff, job.consultant, sheets))).state).toBe('draft');
  });

  it('refuses sums that are not those of the rows', async () => {
    const sheet = await approvedWeek(job, -1);
    const right = await selfBillFor([sheet]);
    for (const wrong of [
      { net_ore: Number(right['net_ore']) + 1, total_ore: Number(right['total_ore']) + 1 },
      { vat_ore: 0, total_ore: right['net_ore'] },
      { vat_category: 'E' },
    ]) {
      await expect(
        call('service', 'create_self_bill', {
          p_actor: staff.userId,
          p_consultant_id: job.consultant.id,
          p_bill: { ...right, ...wrong },
        }),
      ).rejects.toMatchObject({ message: 'self_bill_sums_differ' });
    }
  });
});

describe('what is issued', () => {
  it('is never changed or removed, not even with the owner’s password', async () => {
    const own = await bookJob('Orubbligt AB');
    await prepareSeller(staff, own.consultant);
    const id = await issuedSelfBill(staff, own.consultant, [await approvedWeek(own, -4)]);
    for (const statement of [
      `update public.self_bills set total_ore = total_ore + 1, net_ore = net_ore + 1 where id = $1`,
      `update public.self_bills set state = 'draft', number = null where id = $1`,
      `delete from public.self_bills where id = $1`,
      `update public.self_bill_lines set minutes = 1 where self_bill_id = $1`,
      `delete from public.self_bill_lines where self_bill_id = $1`,
    ]) {
      await expect(database().query(statement, [id])).rejects.toMatchObject({
        message: 'record_is_immutable',
      });
    }
  });

  it('is credited row by row to zero, and the rows can be billed again', async () => {
    const own = await bookJob('Krediterat AB');
    await prepareSeller(staff, own.consultant);
    const sheets = [await approvedWeek(own, -4, 465), await approvedWeek(own, -3, 435)];
    const id = await issuedSelfBill(staff, own.consultant, sheets);
    await creditFirstRow(staff, id);
    await expect(creditFirstRow(staff, id)).rejects.toMatchObject({
      message: 'line_already_credited',
    });
    await call(staff, 'credit_self_bill', { p_id: id, p_positions: '{2}', p_reason: 'Fel vecka' });
    for (const account of [2440, 2641, 4600]) {
      expect([account, await booked(account, own.consultant.id)]).toEqual([account, 0]);
    }
    expect((await bill(await drawSelfBill(staff, own.consultant, sheets))).state).toBe('draft');
    expect(await problems()).toEqual([]);
  });
});

describe('silence', () => {
  it('counts as acceptance when the agreement says so and the time has passed', async () => {
    const own = await bookJob('Tyst AB');
    await prepareSeller(staff, own.consultant, {}, true);
    const id = await sentSelfBill(staff, own.consultant, [await approvedWeek(own, -4)]);
    await call('service', 'run_self_bill_clock');
    expect((await bill(id)).state).toBe('sent');
    await database().query(
      'update public.self_bills set answer_by = private.today() - 1 where id = $1',
      [id],
    );
    await call('service', 'run_self_bill_clock');
    await call('service', 'run_self_bill_clock');
    const { rows } = await database().query(
      `select details ->> 'how' as how, details ->> 'sha256' as sha256 from public.events
       where entity_id = $1 and kind = 'self_bill_approved'`,
      [id],
    );
    expect(rows).toEqual([{ how: 'silent', sha256: await hashOf(id) }]);
    expect((await bill(id)).state).toBe('issued');
  });
});

describe('at the same time', () => {
  it('twenty are issued for one seller without a gap, and two never take the same row', async () => {
    const bills = await Promise.all(
      Array.from({ length: 5 }, async (_, index) => bookSheets(`Samtidigt ${index} AB`)),
    );
    const sellers = bills.map(({ consultant }) => consultant);
    const [seller] = sellers;
    if (!seller) throw new Error('nobody');
    await moveTo(
      seller.id,
      bills.flatMap(({ assignmentId }) => assignmentId),
    );
    const sheets = bills.flatMap(({ sheets: own }) => own);
    const ids = [];
    for (const sheet of sheets) ids.push(await sentSelfBill(staff, seller, [sheet]));
    const states = await Promise.all(ids.map((id) => accept(seller, id)));
    expect(new Set(states)).toEqual(new Set(['issued']));
    const numbers = await Promise.all(ids.map(async (id) => Number((await bill(id)).number)));
    expect(numbers.sort((a, b) => a - b)).toEqual(ids.map((_, index) => index + 1));
    const other = await bookJob('Dubbelt AB');
    await prepareSeller(staff, other.consultant);
    const same = [await approvedWeek(other, -4)];
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => drawSelfBill(staff, other.consultant, same)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await problems()).toEqual([]);
  }, 120_000);
});

/** A job with four approved weeks. */
async function bookSheets(name: string) {
  const own = await bookJob(name);
  await prepareSeller(staff, own.consultant);
  const sheets = [];
  for (const week of [-4, -3, -2, -1]) sheets.push(await approvedWeek(own, week));
  return { ...own, sheets };
}

/** Lets assignments be somebody else's: more weeks for one seller than one calendar holds. */
async function moveTo(consultantId: string, assignmentIds: readonly string[]): Promise<void> {
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query('update public.assignments set consultant_id = $1 where id = any ($2)', [
      consultantId,
      assignmentIds,
    ]);
  });
}
