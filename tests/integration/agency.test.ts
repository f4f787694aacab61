import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  moveAssignment,
  moveConsultant,
  refusal,
  submittedConsultant,
  verify,
  waiting,
  waitingTitles,
} from '#tests/support/agency.ts';
import { approvedWeek, bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import {
  call,
  callValue,
  closeDatabase,
  createPerson,
  database,
  withSuperuser,
} from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { stack } from '#tests/support/stack.ts';
import {
  createStaff,
  dayFromToday,
  mondayFromNow,
  type Person,
  type WorldConsultant,
} from '#tests/support/parties.ts';
import { createTimesheet, payByCard } from '#tests/support/world.ts';
import { issuePreviewed, previewInvoice } from '$lib/server/agency/invoice-preview.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

let staff: Person;
let stranger: Person;
let job: Job;
let applicant: WorldConsultant;

beforeAll(async () => {
  useServerEnv(stack());
  staff = await createStaff('Vera Byrå');
  stranger = await createPerson('Stranger');
  job = await bookJob('Byråtest AB');
  applicant = await submittedConsultant('Sökande');
});
afterAll(() => closeDatabase());

describe('who reaches the desk', () => {
  it('shows the queue to staff and to nobody else', async () => {
    expect(await waiting(staff, applicant.id)).toEqual([['consultant_to_approve', null]]);
    for (const actor of [stranger, job.company.owner, job.company.member, job.consultant]) {
      expect(await call(actor, 'list_agency_queue')).toEqual([]);
    }
    await expect(call('anonymous', 'list_agency_queue')).rejects.toMatchObject({ code: '42501' });
  });

  it('answers commands of others as if there were nothing', async () => {
    for (const actor of [stranger, job.company.owner, job.consultant]) {
      const attempts = [
        () => verify(actor, applicant.id, 'moderation'),
        () => moveConsultant(actor, applicant.id, 'approved'),
        () => moveAssignment(actor, job.assignmentId, 'active'),
        () => call(actor, 'invite_staff', { p_email: 'ny@example.com' }),
      ];
      for (const attempt of attempts) {
        await expect(attempt()).rejects.toMatchObject(refusal(404, 'not_found'));
      }
    }
  });

  it('lets no consultant approve or verify themselves', async () => {
    await expect(moveConsultant(applicant, applicant.id, 'approved')).rejects.toMatchObject(
      refusal(409, 'transition_refused'),
    );
    await expect(verify(applicant, applicant.id, 'moderation')).rejects.toMatchObject(
      refusal(404, 'not_found'),
    );
  });
});

describe('the queue', () => {
  it('holds time from approval until it is invoiced', async () => {
    const sheet = await createTimesheet(job.consultant, job.assignmentId, -4, 90);
    expect(await waiting(staff, sheet)).toEqual([]);
    await call(job.company.owner, 'decide_timesheet', { p_timesheet_id: sheet, p_approve: true });
    expect(await waiting(staff, sheet)).toEqual([['timesheet_to_invoice', 150_000]]);
    const order = { assignmentId: job.assignmentId, timesheetIds: [sheet] };
    await issuePreviewed(serviceClient(), staff.userId, order);
    expect(await waiting(staff, sheet)).toEqual([]);
  });

  it('holds an invoice from the day after its due date until it is paid', async () => {
    const own = await bookJob('Sen betalare AB');
    const id = await issuedInvoice(own, staff);
    await fallDue(id, 0);
    expect(await waiting(staff, id)).toEqual([]);
    await fallDue(id, -1);
    expect(await waiting(staff, id)).toEqual([['invoice_overdue', 937_500]]);
    await payByCard(own.company, id);
    expect(await waiting(staff, id)).toEqual([]);
    await database().query(
      `with again as (
         insert into public.payments (invoice_id, company_id, method, amount_ore, currency,
           stripe_payment_intent, received_on)
         select id, company_id, 'card', 5000, 'SEK', $2, private.today()
         from public.invoices where id = $1 returning *)
       select private.book_payment(again) from again`,
      [id, `pi_again_${id}`],
    );
    const { rows } = await database().query<{ id: string }>(
      'select id from public.payments where stripe_payment_intent = $1',
      [`pi_again_${id}`],
    );
    expect(await waiting(staff, rows[0]?.id ?? '')).toEqual([['payment_surplus', 5000]]);
  });

  it('shows what is new of one kind, however much waits of another', async () => {
    await database().query(
      `insert into private.mails (key, template, state, last_error, updated_at)
       select $1 || n, 'template_flood', 'waiting', 'connection refused', '2020-01-01' from generate_series(1, 300) n`,
      [`flood-${staff.userId}-`],
    );
    expect(await waiting(staff, applicant.id)).toEqual([['consultant_to_approve', null]]);
    const floods = await waitingTitles(staff, 'mail_waiting');
    expect(floods.length).toBe(200);
    await database().query(`delete from private.mails where template = 'template_flood'`);
  });

  it('holds mail and Stripe events until they get through', async () => {
    const key = `agency-test-${staff.userId}`;
    const note = { p_key: key, p_template: `template_${key}`, p_error: 'connection refused' };
    await callValue('service', 'note_mail', { ...note, p_sent: false });
    expect(await waitingTitles(staff, 'mail_waiting')).toContain(note.p_template);
    await callValue('service', 'note_mail', { ...note, p_sent: true });
    expect(await waitingTitles(staff, 'mail_waiting')).not.toContain(note.p_template);

    const event = { p_id: `evt_${key}`, p_type: `type.${key}`, p_payload: { id: key } };
    const origin = { p_api_version: 'x', p_created: new Date().toISOString() };
    await callValue('service', 'record_stripe_event', { ...event, ...origin });
    expect(await waitingTitles(staff, 'stripe_event_failed')).not.toContain(event.p_type);
    await callValue('service', 'finish_stripe_event', { p_id: event.p_id, p_error: 'timeout' });
    expect(await waitingTitles(staff, 'stripe_event_failed')).toContain(event.p_type);
    await callValue('service', 'finish_stripe_event', { p_id: event.p_id });
    expect(await waitingTitles(staff, 'stripe_event_failed')).not.toContain(event.p_type);
  });
});

/** Issued documents are frozen, so only a superuser can make time pass for one. */
async function fallDue(invoiceId: string, days: number): Promise<void> {
  const due = await dayFromToday(days);
  await withSuperuser(async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      'update public.invoices set issue_date = $2::date - 30, due_date = $2 where id = $1',
      [invoiceId, due],
    );
  });
}

describe('reviewing a consultant', () => {
  it('lets an unverified five count as four, and a verified one as five', async () => {
    const level = () =>
      row<{ effective_level: number; verification: string }>(
        `select effective_level, verification from public.consultant_competencies
         where consultant_id = $1 and competency_id = 'moderation'`,
        [applicant.id],
      );
    expect(await level()).toEqual({ effective_level: 4, verification: 'declared' });
    await verify(staff, applicant.id, 'moderation');
    expect(await level()).toEqual({ effective_level: 5, verification: 'verified' });
    expect(await lastEvent(applicant.id)).toMatchObject({
      kind: 'competency_verified',
      actor: 'agency',
      actor_id: staff.userId,
      details: { competency_id: 'moderation', verification: 'verified' },
    });
  });

  it('refuses an assessment it does not know, and a competency the consultant lacks', async () => {
    await expect(verify(staff, applicant.id, 'moderation', 'certain')).rejects.toMatchObject(
      refusal(400, 'verification_invalid'),
    );
    await expect(verify(staff, applicant.id, 'community-building')).rejects.toMatchObject(
      refusal(404, 'not_found'),
    );
  });

  it('rejects with a reason that is kept, and takes the profile back for a new review', async () => {
    const refused = await submittedConsultant('Nekad');
    await expect(moveConsultant(staff, refused.id, 'rejected', '  ')).rejects.toMatchObject(
      refusal(400, 'reason_required'),
    );
    await moveConsultant(staff, refused.id, 'rejected', 'Underlag saknas för nivåerna.');
    expect(await lastEvent(refused.id)).toMatchObject({
      kind: 'consultant_rejected',
      from_state: 'submitted',
      reason: 'Underlag saknas för nivåerna.',
    });
    expect(await waiting(staff, refused.id)).toEqual([]);
    await moveConsultant(refused, refused.id, 'submitted');
    expect(await waiting(staff, refused.id)).toEqual([['consultant_to_approve', null]]);
  });

  it('approves once; a second click is told that the state has changed', async () => {
    await moveConsultant(staff, applicant.id, 'approved');
    expect(await waiting(staff, applicant.id)).toEqual([]);
    await expect(moveConsultant(staff, applicant.id, 'approved')).rejects.toMatchObject(
      refusal(409, 'transition_refused'),
    );
  });
});

const lastEvent = (id: string) =>
  row<Record<string, unknown>>(
    'select * from public.events where entity_id = $1 order by id desc limit 1',
    [id],
  );

describe('cancelling an assignment', () => {
  it('takes a reason, and frees the time from today while the past stays booked', async () => {
    const own = await bookJob('Avbrutet AB');
    await moveAssignment(staff, own.assignmentId, 'active');
    await expect(moveAssignment(staff, own.assignmentId, 'cancelled')).rejects.toMatchObject(
      refusal(400, 'reason_required'),
    );
    await moveAssignment(staff, own.assignmentId, 'cancelled', 'Kunden lägger ned kanalen.');
    expect(await loadOn(own.consultant.id, -1)).toEqual({ booked: 50, free: 50 });
    expect(await loadOn(own.consultant.id, 0)).toEqual({ booked: 0, free: 100 });
    expect(await loadOn(own.consultant.id, 60)).toEqual({ booked: 0, free: 100 });
    expect(await lastEvent(own.assignmentId)).toMatchObject({
      kind: 'assignment_cancelled',
      reason: 'Kunden lägger ned kanalen.',
      actor_id: staff.userId,
    });
  });

  it('takes time for the days before it, none for today, and lets approved time be invoiced', async () => {
    const own = await bookJob('Avbrutet igen AB');
    await moveAssignment(staff, own.assignmentId, 'cancelled', 'Ny ledning.');
    const sheet = await approvedWeek(own, -2);
    const today = await dayFromToday(0);
    const entry = { work_date: today, minutes: 60, activity: 'Svarat medlemmar' };
    await expect(
      call(own.consultant, 'save_timesheet', {
        p_assignment_id: own.assignmentId,
        p_week_start: await mondayFromNow(0),
        p_entries: [entry],
      }),
    ).rejects.toMatchObject(refusal(400, 'day_outside_assignment'));
    const preview = await previewInvoice(serviceClient(), own.assignmentId, today);
    expect(preview.timesheetIds).toEqual([sheet]);
  });
});

async function loadOn(consultantId: string, days: number) {
  return row<{ booked: number; free: number }>(
    `select booked, free from private.capacity_spans
     where consultant_id = $1 and during @> $2::date`,
    [consultantId, await dayFromToday(days)],
  );
}
