import { readdirSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '#dev/paths.ts';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, callValue, closeDatabase, createPerson, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { createProposal, createShortlist, share } from '#tests/support/choice.ts';
import { createTimesheet } from '#tests/support/world.ts';
import { canonicalPath, localeOfPath } from '$lib/i18n/paths.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { sendNotice } from '$lib/server/notifications/send-notice.ts';
import { TEMPLATE_NAMES } from '$lib/server/notifications/templates/template-list.ts';

let smtp: TestSmtp;
let staff: Person;
let job: Job;
let jobs = 0;

beforeAll(async () => {
  smtp = await startSmtp();
  useServerEnv(stack(), { SMTP_URL: smtp.url });
  staff = await createStaff();
  job = await bookJob('Brev & <Co> AB');
});
beforeEach(() => {
  smtp.mails.length = 0;
  smtp.refused.clear();
});
afterAll(async () => {
  await smtp.down();
  await closeDatabase();
});

const newJob = () => `test job ${(jobs += 1)} ${process.pid} ${Date.now()}`;
const to = ({ email }: { email: string }) => smtp.mails.filter((mail) => mail.to === email);
const linkIn = (html: string) => new URL(/href="([^"]+)"/u.exec(html)?.[1] ?? '');

/** What the database asks for since a moment, oldest first. */
async function payloads(template: string, about: string): Promise<Record<string, string>[]> {
  const { rows } = await database().query<{ payload: Record<string, string> }>(
    `select payload from private.waiting_jobs where task = 'send_mail'
     and payload ->> 'template' = $1 and payload::text like '%' || $2 || '%' order by id`,
    [template, about],
  );
  return rows.map(({ payload }) => payload);
}

describe('a notice', () => {
  it('tells both sides of a booking, each in their words and with their link', async () => {
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    await sendNotice(payload, newJob());
    const [company] = to(job.company.owner);
    const [consultant] = to(job.consultant);
    expect(company?.mail.subject).toBe('Bokat: Community manager till kundklubben');
    expect(company?.mail.text).toMatch(
      /^Hej Brev!\n\nUppdraget ”Community manager till kundklubben” är bokat /u,
    );
    expect(consultant?.mail.text).toContain('Brev & <Co> AB har tackat ja till din offert');
    expect(consultant?.mail.html).toContain('Brev &amp; &lt;Co&gt; AB har tackat ja');
    expect(consultant?.mail.html).not.toContain('<Co>');
    expect(linkIn(company?.mail.html ?? '').href).toBe(
      `${stack().ORIGIN}/foretaget/uppdrag/${job.assignmentId}`,
    );
    expect(to(staff)).toHaveLength(1);
  });

  it('comes in the language of its receiver', async () => {
    await call(job.company.member, 'save_person', { p_name: 'Ann Other', p_locale: 'en' });
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    await sendNotice(payload, newJob());
    const [mail] = to(job.company.member);
    expect(mail?.mail.subject).toBe('Booked: Community manager till kundklubben');
    expect(mail?.mail.html).toContain('<html lang="en">');
    expect(linkIn(mail?.mail.html ?? '').pathname).toBe(
      `/en/company/assignments/${job.assignmentId}`,
    );
  });

  it('fetches nothing, runs nothing and says that a machine sent it', async () => {
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    await sendNotice(payload, newJob());
    for (const { mail, raw } of smtp.mails) {
      expect(mail.html).not.toMatch(/<img|<script|<link|url\(|src=/iu);
      expect(mail.html).toMatch(/<html lang="(sv|en)">[\s\S]*<title>[\s\S]*<h1>/u);
      expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    }
  });

  it('with a line break in a title keeps its subject on one line', async () => {
    const own = await bookJob('Radbrytning AB', { title: 'Ett\r\nBcc: x@example.com' });
    await sendNotice({ template: 'assignment_active', assignment_id: own.assignmentId }, newJob());
    expect(to(own.consultant)[0]?.mail.subject).toBe('Nu börjar uppdraget: Ett Bcc: x@example.com');
    expect(smtp.mails.some((mail) => mail.to === 'x@example.com')).toBe(false);
  });
});

describe('an invoice', () => {
  it('goes to the invoice mailbox and the members, with the stored PDF', async () => {
    const id = await issuedInvoice(job, staff, -4);
    const [payload] = await payloads('invoice_issued', id);
    await sendNotice(payload, newJob());
    const { number, invoice_email } = await row<{ number: string; invoice_email: string }>(
      `select i.number, c.invoice_email from public.invoices i
       join public.companies c on c.id = i.company_id where i.id = $1`,
      [id],
    );
    const stored = await invoiceFile(serviceClient(), id);
    for (const receiver of [invoice_email, job.company.owner.email, job.company.member.email]) {
      const [found, ...more] = smtp.mails.filter((mail) => mail.to === receiver);
      expect(more).toEqual([]);
      const [attachment] = found?.mail.attachments ?? [];
      expect(attachment?.filename).toBe(`faktura-${number}.pdf`);
      const content = Buffer.from(attachment?.content as ArrayBuffer);
      expect(createHash('sha256').update(content).digest('hex')).toBe(stored.sha256);
    }
    const text = smtp.mails.find((mail) => mail.to === invoice_email)?.mail.text ?? '';
    expect(text).toContain('Att betala: 9\u00a0375,00\u00a0kr');
    expect(text).toContain('Bankgiro: 5050-1055');
    expect(text).not.toContain(job.company.owner.email);
  });
});

describe('when mail fails', () => {
  it('is sent once when the server is back, however often the job is tried', async () => {
    const jobKey = newJob();
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    await smtp.down();
    await expect(sendNotice(payload, jobKey)).rejects.toThrow(
      /^mail_ESOCKET|^mail_econnection|^mail_/iu,
    );
    await expect(sendNotice(payload, jobKey)).rejects.toThrow();
    const waiting = await row<{ count: number }>(
      `select count(*)::int as count from private.mails where state = 'waiting' and tries = 2`,
      [],
    );
    expect(waiting.count).toBeGreaterThan(0);
    await smtp.up();
    await sendNotice(payload, jobKey);
    await sendNotice(payload, jobKey);
    expect(to(job.company.owner)).toHaveLength(1);
    expect(to(job.consultant)).toHaveLength(1);
  });

  it('one bad address does not keep the notice from the others, and names nobody', async () => {
    const jobKey = newJob();
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    smtp.refused.add(job.company.owner.email);
    await expect(sendNotice(payload, jobKey)).rejects.toThrow(/^mail_eenvelope_\d+$/u);
    expect(to(job.consultant)).toHaveLength(1);
    const { rows } = await database().query<{ last_error: string }>(
      `select last_error from private.mails where last_error is not null`,
    );
    expect(rows.every(({ last_error }) => !last_error.includes('@'))).toBe(true);
    smtp.refused.clear();
    await sendNotice(payload, jobKey);
    expect(to(job.company.owner)).toHaveLength(1);
    expect(to(job.consultant)).toHaveLength(1);
  });

  it('another job about the same thing is another notice', async () => {
    const [payload] = await payloads('assignment_booked', job.assignmentId);
    await sendNotice(payload, newJob());
    await sendNotice(payload, newJob());
    expect(to(job.consultant)).toHaveLength(2);
  });
});

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
  }, 60_000);

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
  const [invitation] = await payloads('invitation', invitationId);
  const assignment = { assignment_id: own.assignmentId };
  const consultant = { consultant_id: own.consultant.id };
  const request = { request_id };
  return {
    invitation: invitation ?? {},
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
    invoice_issued: invoice,
    invoice_paid: invoice,
    staff_removed: { user_id: guest.userId },
    ...(await choicePayloads(own)),
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
