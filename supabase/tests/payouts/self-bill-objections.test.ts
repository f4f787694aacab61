import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvedWeek, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database, withSuperuser } from '#tests/support/database.ts';
import { createConsultant, createStaff, type Person } from '#tests/support/parties.ts';
import {
  answerObjection,
  creditFirstRow,
  drawSelfBill,
  issuedSelfBill,
  object,
  prepareSeller,
} from '#tests/support/self-billing.ts';

let staff: Person;
let job: Job;
let billId: string;
let creditId: string;
let timesheetId: string;

const objection = () =>
  row('select reason, outcome, answer from public.self_bill_objections where credit_id = $1', [
    creditId,
  ]);
const daysToObject = async (id: string) =>
  (
    await row<{ days: number }>(
      'select object_by - issue_date as days from public.self_bill_credits where id = $1',
      [id],
    )
  ).days;
/** The last day to object was some days ago. */
const lastDayAgo = (days: number) =>
  withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update public.self_bill_credits set issue_date = private.today() - 20,
         object_by = private.today() - $2::int where id = $1`,
      [creditId, days],
    );
  });
const mails = async (template: string) => {
  const { rows } = await database().query(
    `select from private.waiting_jobs where task = 'send_mail' and payload ->> 'template' = $1
       and payload ->> 'credit_id' = $2`,
    [template, creditId],
  );
  return rows.length;
};

beforeAll(async () => {
  staff = await createStaff();
});
beforeEach(async () => {
  job = await bookJob('Invändning AB');
  await prepareSeller(staff, job.consultant);
  timesheetId = await approvedWeek(job, -4);
  billId = await issuedSelfBill(staff, job.consultant, [timesheetId]);
  creditId = await creditFirstRow(staff, billId);
});
afterAll(closeDatabase);

describe('a consultant', () => {
  it('objects to a credit once, with a reason, and the agency is told', async () => {
    await object(job.consultant, creditId, '  Veckan stämmer.  ');
    expect(await objection()).toEqual({ reason: 'Veckan stämmer.', outcome: null, answer: null });
    expect(await mails('self_bill_credit_objected')).toBe(1);
    await expect(object(job.consultant, creditId)).rejects.toMatchObject({
      message: 'credit_already_objected',
    });
    const event = `select actor::text, reason, details ->> 'credit_id' as credit from public.events
      where entity_id = $1 and kind = 'self_bill_credit_objected'`;
    expect(await row(event, [billId])).toEqual({
      ...{ actor: 'consultant', reason: 'Veckan stämmer.', credit: creditId },
    });
  });

  it('objects through the last day and not after it', async () => {
    expect(await daysToObject(creditId)).toBe(7);
    await lastDayAgo(1);
    await expect(object(job.consultant, creditId)).rejects.toMatchObject({
      message: 'objection_too_late',
    });
    await lastDayAgo(0);
    await object(job.consultant, creditId);
  });

  it('has as many days as silence needs to count as acceptance', async () => {
    await database().query(
      'update public.self_billing_agreements set silence_days = 12 where consultant_id = $1',
      [job.consultant.id],
    );
    const second = await issuedSelfBill(staff, job.consultant, [await approvedWeek(job, -3)]);
    expect(await daysToObject(await creditFirstRow(staff, second))).toBe(12);
  });

  it.each([
    ['', 'reason_required'],
    ['   ', 'reason_required'],
    ['å'.repeat(1001), 'reason_too_long'],
  ])('is refused a reason that is empty or too long', async (reason, code) => {
    await expect(object(job.consultant, creditId, reason)).rejects.toMatchObject({ message: code });
  });
});

describe('the agency', () => {
  it.each(['upheld', 'dismissed'])(
    'answers once, %s, and the consultant is told',
    async (outcome) => {
      await object(job.consultant, creditId);
      await answerObjection(staff, creditId, outcome, ' Så här är det. ');
      expect(await objection()).toMatchObject({ outcome, answer: 'Så här är det.' });
      expect(await mails('self_bill_objection_answered')).toBe(1);
      await expect(answerObjection(staff, creditId)).rejects.toMatchObject({
        message: 'objection_answered',
      });
      const kind = `self_bill_objection_${outcome}`;
      const query = 'select actor::text from public.events where entity_id = $1 and kind = $2';
      expect(await row(query, [billId, kind])).toEqual({ actor: 'agency' });
    },
  );

  it('bills the rows again when the consultant is right; the books do not change by the answer', async () => {
    const entries = async () =>
      (
        await row<{ count: string }>(
          'select count(*) from public.ledger_entries where consultant_id = $1',
          [job.consultant.id],
        )
      ).count;
    const before = await entries();
    await object(job.consultant, creditId);
    await answerObjection(staff, creditId);
    expect(await entries()).toBe(before);
    expect(await drawSelfBill(staff, job.consultant, [timesheetId])).toBeTruthy();
    expect(await call('service', 'check_ledger')).toEqual([]);
  });

  it.each([
    [null, 'Ja', 'objection_outcome_required'],
    ['maybe', 'Ja', 'objection_outcome_required'],
    ['upheld', ' ', 'answer_required'],
    ['upheld', 'å'.repeat(1001), 'answer_too_long'],
  ])('is refused the outcome %s with that answer', async (outcome, answer, code) => {
    await object(job.consultant, creditId);
    await expect(answerObjection(staff, creditId, outcome, answer)).rejects.toMatchObject({
      message: code,
    });
  });

  it('has nothing to answer before there is an objection', async () => {
    await expect(answerObjection(staff, creditId)).rejects.toMatchObject({ message: 'not_found' });
  });
});

describe('nobody else', () => {
  it('objects, answers, or learns that there is a credit', async () => {
    const other = await createConsultant('Någon Annan');
    for (const who of [other, { ...job.company.owner, id: '' }, { ...staff, id: '' }]) {
      await expect(object(who, creditId)).rejects.toMatchObject({ message: 'not_found' });
    }
    await object(job.consultant, creditId);
    for (const who of [other, job.company.owner, job.consultant]) {
      await expect(answerObjection(who, creditId)).rejects.toMatchObject({ message: 'not_found' });
    }
  });

  it('changes what was said, not even the owner', async () => {
    await object(job.consultant, creditId);
    const owner = database();
    const change = (set: string) =>
      owner.query(`update public.self_bill_objections set ${set} where credit_id = $1`, [creditId]);
    await expect(change(`reason = 'Annat'`)).rejects.toMatchObject({
      message: 'record_is_immutable',
    });
    await answerObjection(staff, creditId);
    await expect(change(`answer = 'Annat'`)).rejects.toMatchObject({
      message: 'record_is_immutable',
    });
    await expect(
      owner.query('delete from public.self_bill_objections where credit_id = $1', [creditId]),
    ).rejects.toMatchObject({ message: 'record_is_immutable' });
  });

  it('makes two objections of one by asking twice at once', async () => {
    const tries = await Promise.allSettled([1, 2, 3].map(() => object(job.consultant, creditId)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
