import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookFor, bookJob, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';

const BILLING = {
  invoice_currency: 'SEK',
  rounds_to_krona: true,
  invoice_collection: 'month',
  payment_terms_days: 45,
  long_terms_agreed: false,
  is_public_body: false,
  claims_delay_compensation: true,
};

let job: Job;
let staff: Person;

beforeAll(async () => {
  staff = await createStaff();
  job = await bookJob('Villkor AB');
});
afterAll(closeDatabase);

const save = (changes: Record<string, unknown> = {}, by = staff) =>
  call(by, 'save_company_billing', { p_company_id: job.company.id, p: { ...BILLING, ...changes } });
const stored = () =>
  row<Record<string, unknown>>('select * from public.companies where id = $1', [job.company.id]);

describe('how a company is billed', () => {
  it('is set by the agency and told by an event', async () => {
    await save();
    expect(await stored()).toMatchObject(BILLING);
    const { details } = await row<{ details: Record<string, unknown> }>(
      `select details from public.events where entity_id = $1 and kind = 'company_billing_changed'`,
      [job.company.id],
    );
    expect(details).toMatchObject({ terms_from: 30, terms_to: 45 });
  });

  it('is not for the company itself, nor for others', async () => {
    for (const who of [job.company.owner, job.consultant]) {
      await expect(save({}, who)).rejects.toMatchObject({ message: 'not_found' });
    }
  });

  it('rounds kronor alone', async () => {
    await save({ invoice_currency: 'EUR' });
    expect(await stored()).toMatchObject({ invoice_currency: 'EUR', rounds_to_krona: false });
  });

  it.each([
    [
      'public bodies above 30 days',
      { is_public_body: true, payment_terms_days: 31 },
      'terms_of_public_body',
    ],
    ['above 60 days without a tick', { payment_terms_days: 61 }, 'terms_not_agreed'],
    ['above 90 days', { payment_terms_days: 91, long_terms_agreed: true }, 'company_invalid'],
    ['another currency', { invoice_currency: 'USD' }, 'company_invalid'],
    ['no number of days', { payment_terms_days: 'x' }, 'company_invalid'],
  ])('refuses %s', async (_what, changes, code) => {
    await expect(save(changes)).rejects.toMatchObject({ message: code });
  });

  it('freezes agreed terms above 60 days in what is booked then, and leaves what was booked', async () => {
    await save({ payment_terms_days: 75, long_terms_agreed: true });
    const later = await bookFor(job.company, 'Senare Konsult');
    const terms = (id: string) =>
      row('select payment_terms_days from public.assignments where id = $1', [id]);
    expect(await terms(later.assignmentId)).toEqual({ payment_terms_days: 75 });
    expect(await terms(job.assignmentId)).toEqual({ payment_terms_days: 30 });
  });
});
