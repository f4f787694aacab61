import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookJob, issuedInvoice, row, type Job } from '#tests/support/billing.ts';
import { call, closeDatabase, database } from '#tests/support/database.ts';
import { useServerEnv } from '#tests/support/server-env.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { stack } from '#tests/support/stack.ts';
import { createStaff, type Person } from '#tests/support/parties.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { invoiceFile } from '$lib/server/invoicing/invoice-file.ts';
import { sendNotice } from '$lib/server/notifications/send-notice.ts';

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
      /^Hej Brev!\n\nRollen Community manager i uppdraget ”Community manager till kundklubben” är bokad /u,
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
