import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invoiceMaker } from '#tests/support/billing.ts';
import { call, closeDatabase } from '#tests/support/database.ts';
import { passDue } from '#tests/support/late.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { signedInPerson, signedInStaff, type SignedIn } from '#tests/support/signed-in.ts';
import { stack } from '#tests/support/stack.ts';
import { sendReminder } from '$lib/server/reminders/commands.ts';
import { getInvoiceReminders, getOwnReminders } from '$lib/server/reminders/invoice-reminders.ts';
import { getReminderOverview } from '$lib/server/reminders/overview.ts';
import { todayInSweden } from '$lib/server/today.ts';

let staff: SignedIn;
const nextInvoice = invoiceMaker('Påmind AB');

describe('what the pages of reminders read', () => {
  beforeAll(async () => {
    useServerEnv(stack());
    staff = await signedInStaff('Reminding Staff');
  });
  afterAll(closeDatabase);

  it('is the late invoice before, and the reminder with its claim after', async () => {
    const { job, invoiceId } = await nextInvoice();
    await call(staff, 'set_claim_terms', {
      p_company_id: job.company.id,
      p_reminder_fee_agreed_on: '2020-01-01',
      p_claims_delay_compensation: false,
    });
    await passDue(invoiceId, 40);
    const today = todayInSweden();
    const before = await getReminderOverview(staff.db, today);
    expect(before.plan.planned.find(({ invoice }) => invoice.id === invoiceId)).toBeDefined();
    await sendReminder(staff.db, invoiceId, 'first_reminder');
    const { sent } = await getReminderOverview(staff.db, today);
    expect(sent.find((row) => row.invoiceId === invoiceId)).toMatchObject({
      companyName: 'Påmind AB',
      step: 'first_reminder',
      currency: 'SEK',
      isByHand: true,
    });
    const own = await getInvoiceReminders(staff.db, invoiceId, today);
    expect(own.sent).toMatchObject([{ step: 'first_reminder' }]);
    expect(own.claims).toHaveLength(1);
  });

  it('is nothing of another company’s for a stranger', async () => {
    const { invoiceId } = await nextInvoice();
    await passDue(invoiceId, 40);
    await sendReminder(staff.db, invoiceId, 'first_reminder');
    const stranger = await signedInPerson('Stranger');
    expect(await getOwnReminders(stranger.db, invoiceId)).toMatchObject({ sent: [], claims: [] });
    expect((await getReminderOverview(staff.db, todayInSweden())).sent).not.toEqual([]);
  });
});
