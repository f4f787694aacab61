import { afterAll, expect, it } from 'vitest';
import { as, call, callValue, closeDatabase, type Actor } from '#tests/support/database.ts';
import { createCompany, createConsultant, mondayFromNow } from '#tests/support/parties.ts';
import { createBrief, createOffer } from '#tests/support/world.ts';

afterAll(closeDatabase);

/** How many timesheets and rows of an assignment somebody sees. */
async function seen(actor: Actor, timesheetId: string): Promise<[number, number]> {
  return as(actor, async (client) => {
    const sheets = await client.query('select from public.timesheets where id = $1', [timesheetId]);
    const rows = await client.query('select from public.time_entries where timesheet_id = $1', [
      timesheetId,
    ]);
    return [sheets.rows.length, rows.rows.length];
  });
}

it('a draft of time is the consultant’s own until it is handed in', async () => {
  const company = await createCompany('Drafts AB');
  const consultant = await createConsultant('Draft Writer');
  const offer = await createOffer(company, await createBrief(company), consultant);
  const assignment = await callValue(company.owner, 'accept_offer', { p_offer_id: offer });
  const monday = await mondayFromNow(-2);
  const sheet = await callValue<string>(consultant, 'save_timesheet', {
    p_assignment_id: assignment,
    p_week_start: monday,
    p_entries: [{ work_date: monday, minutes: 60, activity: 'Svarat medlemmar' }],
  });
  expect(await seen(consultant, sheet)).toEqual([1, 1]);
  expect(await seen(company.owner, sheet)).toEqual([0, 0]);
  await call(consultant, 'submit_timesheet', { p_timesheet_id: sheet });
  expect(await seen(company.owner, sheet)).toEqual([1, 1]);
});

it('a VAT number of another country is refused, whoever writes it', async () => {
  await expect(
    createCompany('Wrong Country Oy', { country: 'FI', vatNumber: 'DE123456789' }),
  ).rejects.toMatchObject({ code: 'PT400', message: 'company_invalid' });
});
