import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendDueReminders } from '#lib/server/reminders/send-due.ts';
import { bookJob, invoiceMaker, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, database } from '#tests/support/database.ts';
import { passDue, payByBank, sendDue } from '#tests/support/late.ts';
import { createStaff, dayFromToday, type Person } from '#tests/support/parties.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';

const newInvoice = invoiceMaker('Sen AB');
let staff: Person;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff();
});
afterAll(closeDatabase);

const send = (invoice: string, step: string, who: Person = staff) =>
  callValue<string>(who, 'send_reminder', { p_invoice_id: invoice, p_step: step });
const terms = (job: Job, agreedOn: string | null, compensation = false) =>
  call(staff, 'set_claim_terms', {
    p_company_id: job.company.id,
    p_reminder_fee_agreed_on: agreedOn,
    p_claims_delay_compensation: compensation,
  });

async function lateInvoice(daysAgo = 40): Promise<{ job: Job; invoiceId: string }> {
  const made = await newInvoice();
  await passDue(made.invoiceId, daysAgo);
  return made;
}

async function traces(invoice: string) {
  return row<{ reminders: number; claims: number; mails: number }>(
    `select (select count(*)::int from public.reminders where invoice_id = $1) as reminders,
       (select count(*)::int from public.claims where about_invoice_id = $1) as claims,
       (select count(*)::int from private.waiting_jobs j join public.reminders r
         on r.id::text = j.payload ->> 'reminder_id' where r.invoice_id = $1) as mails`,
    [invoice],
  );
}

describe('a reminder', () => {
  it('is sent once when two nights’ work runs at the same time, with its claim and mail', async () => {
    const { job, invoiceId } = await lateInvoice();
    await terms(job, '2020-01-01');
    const monday = '2026-11-30';
    await Promise.all([sendDueReminders(monday), sendDueReminders(monday)]);
    await sendDueReminders(monday);
    expect(await traces(invoiceId)).toEqual({ reminders: 1, claims: 1, mails: 1 });
    expect(await call(staff, 'check_ledger')).toEqual([]);
  });

  it('is sent once when the agency clicks twice', async () => {
    const { job, invoiceId } = await lateInvoice();
    await terms(job, null);
    const [first, second] = await Promise.all([
      send(invoiceId, 'first_reminder'),
      send(invoiceId, 'first_reminder'),
    ]);
    expect(second).toBe(first);
    expect(await traces(invoiceId)).toEqual({ reminders: 1, claims: 0, mails: 1 });
  });

  it('waits for its schedule, its turn and the due date, and is never sent of what is paid', async () => {
    const { invoiceId } = await lateInvoice(4);
    await expect(sendDue(invoiceId, 'first_reminder')).rejects.toMatchObject({
      message: 'reminder_not_due',
    });
    await expect(send(invoiceId, 'second_reminder')).rejects.toMatchObject({
      message: 'reminder_out_of_order',
    });
    await passDue(invoiceId, 0);
    await expect(send(invoiceId, 'first_reminder')).rejects.toMatchObject({
      message: 'invoice_not_overdue',
    });
    await passDue(invoiceId, 9);
    await payByBank(invoiceId, 937_500, await dayFromToday(0));
    await expect(send(invoiceId, 'first_reminder')).rejects.toMatchObject({
      message: 'nothing_to_remind',
    });
  });

  it('is not sent on a day without banks', async () => {
    const { invoiceId } = await lateInvoice();
    for (const day of ['2026-11-28', '2026-12-24', '2027-06-25']) await sendDueReminders(day);
    expect(await traces(invoiceId)).toMatchObject({ reminders: 0 });
  });

  it('is not sent while paused, nor by hand, and again when the pause has ended', async () => {
    const { invoiceId } = await lateInvoice();
    const pause = (until: string | null, reason = 'Delbetalning avtalad') =>
      call(staff, 'pause_reminders', { p_invoice_id: invoiceId, p_reason: reason, p_until: until });
    await expect(pause(await dayFromToday(-1))).rejects.toMatchObject({ message: 'day_in_past' });
    await expect(pause(null, ' ')).rejects.toMatchObject({ message: 'reason_required' });
    await pause(null);
    await pause(await dayFromToday(0));
    await sendDueReminders('2026-11-30');
    await expect(send(invoiceId, 'first_reminder')).rejects.toMatchObject({
      message: 'reminders_paused',
    });
    expect(await traces(invoiceId)).toMatchObject({ reminders: 0 });
    await call(staff, 'resume_reminders', { p_invoice_id: invoiceId });
    await call(staff, 'resume_reminders', { p_invoice_id: invoiceId });
    await send(invoiceId, 'first_reminder');
    const { kinds } = await row<{ kinds: string[] }>(
      `select array_agg(kind order by id) as kinds from public.events
       where entity_id = $1 and kind like 'remind%'`,
      [invoiceId],
    );
    expect(kinds).toEqual([
      'reminders_paused',
      'reminders_paused',
      'reminders_resumed',
      'reminder_sent',
    ]);
  });

  it('is the agency’s to send, pause and settle', async () => {
    const { job, invoiceId } = await lateInvoice();
    const owner = job.company.owner;
    const refused = { message: 'not_found' };
    const about = { p_invoice_id: invoiceId };
    await expect(send(invoiceId, 'first_reminder', owner)).rejects.toMatchObject(refused);
    for (const [name, args] of [
      ['pause_reminders', { ...about, p_reason: 'x' }],
      ['resume_reminders', about],
      ['withdraw_claim', { ...about, p_reason: 'x' }],
      ['get_late_interest', about],
      ['list_reminder_cases', {}],
      ['set_reminder_settings', { p_first_days: 1, p_second_days: 2, p_final_days: 3 }],
    ] as const)
      await expect(call(owner, name, args), name).rejects.toMatchObject(refused);
    for (const name of ['send_due_reminder', 'claim_late_interest', 'list_interest_cases'])
      await expect(
        call(
          staff,
          name,
          name.startsWith('list')
            ? {}
            : { ...about, ...(name.startsWith('send') && { p_step: 'first_reminder' }) },
        ),
        name,
      ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a claim', () => {
  it('is impossible without the customer’s terms, also past every command', async () => {
    const { job, invoiceId } = await lateInvoice();
    await terms(job, null);
    await send(invoiceId, 'first_reminder');
    expect(await traces(invoiceId)).toMatchObject({ claims: 0 });
    const claim = (kind: string, amount: number) =>
      database().query(
        `select private.issue_claim(i, $2, $3, 'SEK') from public.invoices i where i.id = $1`,
        [invoiceId, kind, amount],
      );
    const refused = { message: 'claim_not_allowed' };
    await expect(claim('reminder_fee', 6_000)).rejects.toMatchObject(refused);
    await expect(claim('delay_compensation', 45_000)).rejects.toMatchObject(refused);
    // Agreed after the invoice: too late for this debt. More than the law allows: never.
    await terms(job, await dayFromToday(0), true);
    await expect(claim('reminder_fee', 6_000)).rejects.toMatchObject(refused);
    await expect(claim('delay_compensation', 45_001)).rejects.toMatchObject(refused);
    await terms(job, '2020-01-01');
    await expect(claim('reminder_fee', 6_001)).rejects.toMatchObject(refused);
    await expect(
      database().query(
        `insert into public.claims (invoice_id, about_invoice_id, kind, amount_ore)
         select a.id, a.id, 'reminder_fee', 100 from public.invoices a where a.id = $1`,
        [invoiceId],
      ),
    ).rejects.toMatchObject(refused);
  });

  it('is paid by its own reference, or withdrawn with a credit note and voucher', async () => {
    const job = await bookJob('Ersättning AB');
    await terms(job, '2020-01-01', true);
    const invoiceId = await issuedInvoice(job, staff);
    await passDue(invoiceId, 20);
    await send(invoiceId, 'first_reminder');
    await send(invoiceId, 'second_reminder');
    const { id, number, ocr, total } = await row<Record<string, string>>(
      `select i.id, i.number, i.ocr, i.total_ore as total from public.invoices i
       join public.claims c on c.invoice_id = i.id where c.about_invoice_id = $1`,
      [invoiceId],
    );
    expect(Number(number)).toBeGreaterThan(900_000);
    expect({ total, startsWith: ocr?.startsWith(String(number)) }).toEqual({
      total: '45000',
      startsWith: true,
    });
    await payByBank(id ?? '', 45_000, await dayFromToday(0));
    const withdraw = () =>
      call(staff, 'withdraw_claim', { p_invoice_id: id, p_reason: 'Vi kom överens' });
    await withdraw();
    await expect(withdraw()).rejects.toMatchObject({ message: 'claim_already_withdrawn' });
    const left = await row<{ credit: number; balance: number }>(
      `select private.unused_amount(p.id)::int as credit, private.invoice_balance($1)::int as balance
       from public.payments p where p.invoice_id = $1`,
      [id],
    );
    expect(left).toEqual({ credit: 45_000, balance: 0 });
    expect(await call(staff, 'check_ledger')).toEqual([]);
  });
});
