import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthOf } from '$lib/domain/bookkeeping/month.ts';
import {
  checkBooks,
  closeMonth,
  listMonths,
  listOpenWork,
} from '$lib/server/bookkeeping/months.ts';
import {
  chooseAccount,
  getDefaultTerms,
  listNumberSeries,
  listRoleAccounts,
  setDefaultTerms,
  setExchangeRate,
} from '$lib/server/bookkeeping/settings.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { approvedWeek, bookJob, issuedInvoice, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { createCompany, dayFromToday } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';

/** Long before anything else in the books, so that other tests' months stay open. */
const OLD = '1999-05';
const FIRST = `${OLD}-01`;
let staff: SignedIn;
let stranger: SignedIn;
let job: Job;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await signedInStaff('Eva Ekonom');
  stranger = await signedInPerson('Nils Nyfiken');
  job = await bookJob('Månad AB');
}, 60_000);
afterAll(closeDatabase);

describe('closing a month', () => {
  it('is done once by two at the same time, for good, and tells who', async () => {
    await Promise.all([closeMonth(staff.db, OLD), closeMonth(staff.db, OLD)]);
    await closeMonth(staff.db, OLD);
    const { rows } = await database().query(
      `select 1 from public.events where kind = 'month_closed' and details ->> 'month' = $1`,
      [FIRST],
    );
    expect(rows).toHaveLength(1);
    const { data } = await staff.db.from('ledger_months').select('closed_by').eq('month', FIRST);
    expect(data).toEqual([{ closed_by: staff.userId }]);
    for (const change of ['delete from', 'update'])
      await expect(
        database().query(
          `${change} public.ledger_months ${change === 'update' ? 'set closed_at = now()' : ''}`,
        ),
      ).rejects.toMatchObject({ message: 'record_is_immutable' });
  });

  it('moves what comes late out of it', async () => {
    const { rows } = await database().query<{ day: string }>(
      'select private.booking_day($1::date)::text as day',
      [`${OLD}-10`],
    );
    expect(monthOf(rows[0]?.day ?? '') > OLD).toBe(true);
  });

  it('is refused before it is over, and to everybody but the agency', async () => {
    const now = monthOf(todayInSweden());
    await expect(closeMonth(staff.db, now)).rejects.toMatchObject({ code: 'month_not_over' });
    for (const who of [job.company.owner, job.consultant, stranger])
      await expect(call(who, 'close_month', { p_month: '1999-04-01' })).rejects.toMatchObject({
        message: 'not_found',
      });
    await expect(checkBooks(stranger.db)).rejects.toMatchObject({ status: 404 });
  });

  it('tells what is still open until it is invoiced', async () => {
    const now = monthOf(todayInSweden());
    const weeks = async () =>
      (await listOpenWork(staff.db, now)).find(({ kind }) => kind === 'approved_weeks');
    const before = (await weeks())?.items ?? 0;
    await approvedWeek(job, -3, 450);
    expect((await weeks())?.items).toBe(before + 1);
    await issuedInvoice(job, staff, -2);
    expect((await weeks())?.items).toBe(before + 1);
    expect(await checkBooks(staff.db)).toEqual([]);
    const month = (await listMonths(staff.db)).find((each) => each.month === now);
    expect(month).toMatchObject({ closed: null });
    expect(month?.vouchers).toBeGreaterThan(0);
  });
});

describe('settings', () => {
  it('number series have no gaps', async () => {
    const series = await listNumberSeries(staff.db);
    const invoices = series.find((each) => each.series === 'invoices');
    expect(invoices?.issued).toBeGreaterThan(0);
    expect(series.filter(({ missing }) => missing !== 0)).toEqual([]);
    expect(await call(stranger, 'list_number_series')).toEqual([]);
    expect(await call(stranger, 'find_number_gaps', { p_series: 'invoices' })).toEqual([]);
    expect(await call(job.company.owner, 'find_open_work', { p_month: '1999-01-01' })).toSatisfy(
      (rows: { items: string }[]) => rows.every(({ items }) => items === '0'),
    );
  });

  it('another account of the class plays a part from now on; others are refused', async () => {
    const names = { nameSv: 'Avgifter', nameEn: 'Charges' };
    await chooseAccount(staff.db, { role: 'charges', account: 6571, ...names });
    const charges = async () =>
      (await listRoleAccounts(staff.db)).find(({ role }) => role === 'charges');
    expect(await charges()).toMatchObject({
      account: 6571,
      name: { sv: 'Avgifter', en: 'Charges' },
    });
    for (const [account, code] of [
      [1510, 'account_out_of_class'],
      [9999, 'account_out_of_class'],
    ] as const)
      await expect(
        chooseAccount(staff.db, { role: 'charges', account, ...names }),
      ).rejects.toMatchObject({ code });
    await chooseAccount(staff.db, { role: 'charges', account: 6570, ...names });
    await expect(
      chooseAccount(stranger.db, { role: 'charges', account: 6572, ...names }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('new companies get the default terms, and the agency alone sets them', async () => {
    await setDefaultTerms(staff.db, 20);
    const company = await createCompany('Ny AB');
    const { rows } = await database().query<{ days: number }>(
      'select payment_terms_days as days from public.companies where id = $1',
      [company.id],
    );
    expect(rows[0]?.days).toBe(20);
    await expect(setDefaultTerms(staff.db, 31)).rejects.toMatchObject({
      code: 'default_terms_invalid',
    });
    await setDefaultTerms(staff.db, 30);
    expect(await getDefaultTerms(staff.db)).toBe(30);
    await expect(setDefaultTerms(stranger.db, 10)).rejects.toMatchObject({ status: 404 });
    await expect(getDefaultTerms(stranger.db)).rejects.toMatchObject({ status: 404 });
  });

  it('a rate of a day to come is refused', async () => {
    const day = await dayFromToday(1);
    await expect(
      setExchangeRate(staff.db, { day, rate: 11.2, source: 'Riksbanken' }),
    ).rejects.toMatchObject({ code: 'rate_in_future' });
  });
});
