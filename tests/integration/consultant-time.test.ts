import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import {
  createCompany,
  createConsultant,
  createStaff,
  dayFromToday,
  mondayFromNow,
  type WorldCompany,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createBrief, createOffer } from '#tests/support/world.ts';

let company: WorldCompany;
beforeAll(async () => {
  company = await createCompany('Consultants AB');
});
afterAll(closeDatabase);

async function problemOf(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => 'no problem',
    (error: { code?: string; message?: string }) => `${error.code} ${error.message}`,
  );
}

async function one<Row extends Record<string, unknown>>(
  sql: string,
  values: unknown[],
): Promise<Row> {
  const { rows } = await database().query<Row>(sql, values);
  const [row] = rows;
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}

describe('the weekly timesheet', () => {
  let consultant: WorldConsultant;
  let assignmentId: string;
  let monday: string;
  const entry = (workDate: string, minutes = 450) => ({
    work_date: workDate,
    minutes,
    activity: 'Svarat medlemmar',
  });
  const save = (entries: unknown[], extra: Record<string, unknown> = {}) =>
    callValue<string>(consultant, 'save_timesheet', {
      p_assignment_id: assignmentId,
      p_week_start: monday,
      p_entries: entries,
      ...extra,
    });

  beforeAll(async () => {
    consultant = await createConsultant('Reporting');
    const offer = await createOffer(company, await createBrief(company), consultant);
    assignmentId = await callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer });
    monday = await mondayFromNow(-1);
  });

  test('refuses days outside the week and the assignment, days to come, and more than 24 hours', async () => {
    expect(await problemOf(save([entry(await mondayFromNow(-2))]))).toBe(
      'PT400 day_outside_assignment',
    );
    const before = await mondayFromNow(-5);
    expect(await problemOf(save([entry(before)], { p_week_start: before }))).toBe(
      'PT400 day_outside_assignment',
    );
    const next = await mondayFromNow(1);
    expect(await problemOf(save([entry(next)], { p_week_start: next }))).toBe(
      'PT400 day_in_future',
    );
    expect(await problemOf(save([entry(monday, 1440), entry(monday, 15)]))).toBe(
      'PT400 day_too_long',
    );
    expect(await problemOf(save([entry(monday, 20)]))).toBe('PT400 timesheet_invalid');
  });

  describe('on two assignments at once', () => {
    let other: string;
    const saveOn = (assignment: string, minutes: number) =>
      callValue<string>(busy, 'save_timesheet', {
        p_assignment_id: assignment,
        p_week_start: monday,
        p_entries: minutes === 0 ? [] : [entry(monday, minutes)],
      });
    let busy: WorldConsultant;
    let first: string;

    beforeAll(async () => {
      busy = await createConsultant('Busy');
      const accept = async () => {
        const brief = await createBrief(company);
        const offer = await createOffer(company, brief, busy);
        return callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer });
      };
      [first, other] = [await accept(), await accept()];
    });

    test('a day has 24 hours in all, and says how many are reported elsewhere', async () => {
      await saveOn(first, 900);
      await saveOn(other, 540);
      await expect(saveOn(other, 555)).rejects.toMatchObject({
        ...{ code: 'PT400', message: 'day_too_long_elsewhere' },
        detail: expect.stringContaining('"hours": 15, "minutes": 0') as unknown,
      });
      await saveOn(first, 0);
      await saveOn(other, 1440);
      expect(await problemOf(saveOn(first, 15))).toBe('PT400 day_too_long_elsewhere');
    });

    test('is refused also when both are saved at the same time', async () => {
      await saveOn(first, 0);
      await saveOn(other, 0);
      const saved = await Promise.allSettled([saveOn(first, 900), saveOn(other, 900)]);
      expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });

  test('is locked once handed in, opens when sent back, and can be handed in again', async () => {
    const id = await save([entry(monday)], { p_version: 1 });
    expect(await problemOf(save([], { p_version: 1 }))).toBe('PT409 stale_page');
    await call(consultant, 'submit_timesheet', { p_timesheet_id: id });
    expect(await problemOf(save([entry(monday, 60)]))).toBe('PT409 timesheet_locked');
    await call(company.owner, 'decide_timesheet', {
      p_timesheet_id: id,
      p_approve: false,
      p_reason: 'Bara fyra timmar på måndagen.',
    });
    const { version, reject_reason: reason } = await one<{
      version: number;
      reject_reason: string;
    }>('select version, reject_reason from public.timesheets where id = $1', [id]);
    expect(reason).toBe('Bara fyra timmar på måndagen.');
    await save([entry(monday, 240)], { p_version: version });
    await call(consultant, 'submit_timesheet', { p_timesheet_id: id });
    await call(company.owner, 'decide_timesheet', { p_timesheet_id: id, p_approve: true });
    expect(await problemOf(save([]))).toBe('PT409 timesheet_locked');
  });

  test('a week without rows can be saved but not handed in', async () => {
    const empty = await mondayFromNow(-3);
    const id = await save([], { p_week_start: empty });
    expect(await problemOf(call(consultant, 'submit_timesheet', { p_timesheet_id: id }))).toBe(
      'PT409 timesheet_empty',
    );
  });

  test('of a cancelled assignment keeps the days before it was cancelled, and no others', async () => {
    const cancelled = await createConsultant('Cancelled');
    const offer = await createOffer(company, await createBrief(company), cancelled);
    const id = await callValue<string>(company.owner, 'accept_offer', { p_offer_id: offer });
    await call(await createStaff(), 'assignment_transition', {
      p_assignment_id: id,
      p_to: 'cancelled',
      p_reason: 'Kampanjen ställs in.',
    });
    const today = await dayFromToday(0);
    const saved = (day: string, week: string) =>
      call(cancelled, 'save_timesheet', {
        p_assignment_id: id,
        p_week_start: week,
        p_entries: [entry(day)],
      });
    expect(await problemOf(saved(monday, monday))).toBe('no problem');
    const late = saved(today, await mondayFromNow(0));
    expect(await problemOf(late)).toBe('PT400 day_outside_assignment');
  });

  test('of somebody else is as if it were not there', async () => {
    const stranger = await createConsultant('Stranger');
    const saved = call(stranger, 'save_timesheet', {
      p_assignment_id: assignmentId,
      p_week_start: monday,
      p_entries: [entry(monday)],
    });
    expect(await problemOf(saved)).toBe('PT404 not_found');
  });
});
