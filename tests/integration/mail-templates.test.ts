import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '#dev/paths.ts';
import {
  approvedExpense,
  approvedWeek,
  bookJob,
  issuedInvoice,
  row,
  type Job,
} from '#tests/support/billing.ts';
import { createProposal, createShortlist, share } from '#tests/support/choice.ts';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import { passDue } from '#tests/support/late.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { paidOut } from '#tests/support/payouts.ts';
import {
  answerObjection,
  creditFirstRow,
  issuedSelfBill,
  object,
  prepareSeller,
} from '#tests/support/self-billing.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { stack } from '#tests/support/stack.ts';
import { askBankRefund, bankPayment, disputeIs } from '#tests/support/refund-changes.ts';
import { createTimesheet, payByCard } from '#tests/support/world.ts';
import { canonicalPath, localeOfPath } from '$lib/i18n/paths.ts';
import { sendNotice } from '$lib/server/notifications/send-notice.ts';
import { TEMPLATE_NAMES } from '$lib/server/notifications/templates/template-list.ts';

let smtp: TestSmtp;
let staff: Person;
let jobs = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  useServerEnv(stack(), { SMTP_URL: smtp.url });
  staff = await createStaff();
});
afterAll(async () => {
  await smtp.down();
  await closeDatabase();
});

const newJob = () => `test template ${(jobs += 1)} ${process.pid} ${Date.now()}`;
const linkIn = (html: string) => new URL(/href="([^"]+)"/u.exec(html)?.[1] ?? '');

describe('every template the database asks for', () => {
  it('exists, has a subject and leads to a page that is there', async () => {
    const wanted = await everyPayload();
    expect(Object.keys(wanted).sort()).toEqual([...TEMPLATE_NAMES].sort());
    for (const [template, payload] of Object.entries(wanted)) {
      smtp.mails.length = 0;
      await sendNotice({ ...payload, template }, newJob());
      expect(smtp.mails.length, template).toBeGreaterThan(0);
      for (const { mail } of smtp.mails) {
        expect(mail.subject, template).toMatch(/\S{2}/u);
        expect(mail.text, template).not.toMatch(/undefined|null|\{\w+\}/u);
        expect(
          hasPage(linkIn(mail.html ?? '')),
          `${template}: ${linkIn(mail.html ?? '').pathname}`,
        ).toBe(true);
      }
    }
  }, 120_000);

  it('is known here', async () => {
    const asked = await database().query<{ names: string[] }>(
      `select array_agg(distinct x[1]) as names from pg_proc p
       join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('public', 'private'),
       regexp_matches(p.prosrc, '''template'',\\s*(?:case[^'']+)?''([a-z_]+)''', 'g') x`,
    );
    const known = (name: string) =>
      TEMPLATE_NAMES.some((one) => one === name || one.startsWith(name));
    expect(asked.rows[0]?.names.filter((name) => !known(name))).toEqual([]);
    expect(asked.rows[0]?.names.length).toBeGreaterThan(8);
  });
});

/** The first row of an invoice, credited. @returns the credit note's id */
async function creditNote(invoiceId: string): Promise<string> {
  return callValue(staff, 'issue_credit_note', {
    p_invoice_id: invoiceId,
    p_positions: '{1}',
    p_reason: 'Fel vecka',
  });
}

/** One payload for each template, about things that are there. */
async function everyPayload(): Promise<Record<string, Record<string, string>>> {
  const own = await bookJob('Allt om allt AB');
  const timesheet = { timesheet_id: await createTimesheet(own.consultant, own.assignmentId, -3) };
  const invoice = { invoice_id: await issuedInvoice(own, staff, -2) };
  const { request_id, offer_id } = await row<{ request_id: string; offer_id: string }>(
    `select o.request_id, o.id as offer_id from public.offers o
     join public.assignments a on a.offer_id = o.id where a.id = $1`,
    [own.assignmentId],
  );
  const guest = await createPerson('Guest');
  const invitationId = await callValue<string>(own.company.owner, 'invite_colleague', {
    p_company_id: own.company.id,
    p_email: guest.email,
  });
  const invitation = await invitationPayload(invitationId);
  const assignment = { assignment_id: own.assignmentId };
  const expense = { expense_id: await approvedExpense(own) };
  const consultant = { consultant_id: own.consultant.id };
  const request = { request_id };
  return {
    invitation,
    consultant_approved: consultant,
    consultant_rejected: consultant,
    request_sent: request,
    request_declined: request,
    request_closed: request,
    offer_made: { offer_id },
    assignment_booked: assignment,
    assignment_active: assignment,
    assignment_finished: assignment,
    assignment_cancelled: assignment,
    timesheet_submitted: timesheet,
    timesheet_approved: timesheet,
    timesheet_rejected: timesheet,
    expense_submitted: expense,
    expense_approved: expense,
    expense_rejected: expense,
    invoice_issued: invoice,
    invoice_paid: invoice,
    credit_note_issued: { credit_note_id: await creditNote(invoice.invoice_id) },
    ...(await moneyBackPayloads(own)),
    ...(await latePayloads(own)),
    ledger_alarm: {},
    ...(await selfBillPayloads()),
    staff_removed: { user_id: guest.userId },
    ...(await choicePayloads(own)),
  };
}

/** A disputed card payment, and a refund by bank. */
async function moneyBackPayloads(own: Job): Promise<Record<string, Record<string, string>>> {
  const invoiceId = await issuedInvoice(own, staff, -4);
  await payByCard(own.company, invoiceId);
  const { id } = await row<{ id: string }>('select id from public.payments where invoice_id = $1', [
    invoiceId,
  ]);
  await disputeIs(id, `du_${invoiceId}`, 'needs_response');
  const dispute = await row<{ id: string }>(
    'select id from public.disputes where stripe_dispute_id = $1',
    [`du_${invoiceId}`],
  );
  const refundId = await askBankRefund(staff, await bankPayment(invoiceId, 500), 500);
  return { dispute_opened: { dispute_id: dispute.id }, refund_failed: { refund_id: refundId } };
}

/** A reminder with a claim, of an invoice that is late. */
async function latePayloads(job: Job) {
  await call(staff, 'set_claim_terms', {
    p_company_id: job.company.id,
    p_reminder_fee_agreed_on: '2020-01-01',
    p_claims_delay_compensation: false,
  });
  const late = await issuedInvoice(job, staff, -1);
  await passDue(late, 10);
  const args = { p_invoice_id: late, p_step: 'first_reminder' };
  const reminderId = await callValue<string>(staff, 'send_reminder', args);
  const { id } = await row<{ id: string }>(
    'select claim_invoice_id as id from public.reminders where id = $1',
    [reminderId],
  );
  return { reminder: { reminder_id: reminderId }, claim_issued: { invoice_id: id } };
}

/** What the database asked for when it invited: the link's secret is nowhere else. */
async function invitationPayload(id: string): Promise<Record<string, string>> {
  const { payload } = await row<{ payload: Record<string, string> }>(
    `select payload from private.waiting_jobs where task = 'send_mail'
     and payload ->> 'template' = 'invitation' and payload::text like '%' || $1 || '%'`,
    [id],
  );
  return payload;
}

/** What notices about self-bills are about. */
async function selfBillPayloads() {
  const own = await bookJob('Självfakturans kund AB');
  await prepareSeller(staff, own.consultant);
  const id = await issuedSelfBill(staff, own.consultant, [await approvedWeek(own, -1)]);
  const bill = { self_bill_id: id };
  const creditId = await creditFirstRow(staff, id);
  const credited = { credit_id: creditId };
  await object(own.consultant, creditId);
  await answerObjection(staff, creditId);
  const again = await issuedSelfBill(staff, own.consultant, [await approvedWeek(own, -2)]);
  const { payoutId, payoutRunId } = await paidOut(staff, own.consultant, again);
  return {
    payout_run_waiting: { payout_run_id: payoutRunId },
    payout_paid: { payout_id: payoutId },
    payout_rejected: { payout_id: payoutId },
    self_bill_sent: bill,
    self_bill_rejected: bill,
    self_bill_credited: credited,
    self_bill_credit_objected: credited,
    self_bill_objection_answered: credited,
  };
}

/** What notices about shortlists, proposals and reviews are about. */
async function choicePayloads({ company, consultant }: Job) {
  const { shortlistId, roleId } = await createShortlist(company, [consultant]);
  await share(company, shortlistId);
  const reviewId = await callValue<string>(consultant, 'ask_review', { p_reason: 'Varför?' });
  await call(staff, 'answer_review', {
    p_review_id: reviewId,
    p_outcome: 'stands',
    p_answer: 'Därför.',
  });
  return {
    shortlist_shared: { shortlist_id: shortlistId },
    shortlist_reminder: { shortlist_id: shortlistId },
    proposal_sent: { proposal_id: await createProposal(staff, roleId, consultant) },
    review_asked: { review_id: reviewId },
    review_answered: { review_id: reviewId },
  };
}

/** Whether a route folder with a page answers the address. */
function hasPage(url: URL): boolean {
  expect(['sv', 'en']).toContain(localeOfPath(url.pathname));
  const wanted = canonicalPath(url.pathname).split('/').filter(Boolean);
  const root = fromRoot('src', 'routes');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('+page.svelte'))
    .map((file) =>
      file
        .split('/')
        .slice(0, -1)
        .filter((part) => !part.startsWith('(')),
    )
    .some(
      (parts) =>
        parts.length === wanted.length &&
        parts.every((part, at) => part === wanted[at] || part.startsWith('[')),
    );
}
