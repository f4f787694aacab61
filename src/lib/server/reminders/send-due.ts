import { lastDayToPay } from '$lib/domain/invoicing/due-date.ts';
import { dueReminder } from '$lib/domain/invoicing/reminders.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import { DomainError, unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';
import { getReminderSettings, listLateInvoices } from './late-invoices.ts';

/**
 * Sends every reminder that falls on a day. The database takes each step once, so two who do this
 * at the same time send one; what has changed meanwhile (paid, paused) is left alone.
 * @returns how many invoices were looked at and found due
 */
export async function sendDueReminders(today: IsoDate): Promise<number> {
  const db = serviceClient();
  const [invoices, { schedule }] = await Promise.all([
    listLateInvoices(db),
    getReminderSettings(db),
  ]);
  let due = 0;
  for (const invoice of invoices) {
    const reminder = dueReminder(invoice, today, schedule);
    if (reminder === null) continue;
    due += 1;
    await unlessChanged(() => sendOne(invoice.id, reminder.step));
  }
  return due;
}

/** Claims the interest of invoices that were paid after the last day on which a bank could pay. */
export async function claimDueInterest(): Promise<void> {
  const cases = unwrap(await serviceClient().rpc('list_interest_cases'));
  for (const { invoice_id, due_date, last_paid_on } of cases) {
    if (last_paid_on <= lastDayToPay(due_date)) continue;
    unwrapMaybe(await serviceClient().rpc('claim_late_interest', { p_invoice_id: invoice_id }));
  }
}

async function sendOne(invoiceId: string, step: string): Promise<void> {
  const args = { p_invoice_id: invoiceId, p_step: step };
  unwrap(await serviceClient().rpc('send_due_reminder', args));
}

/** A conflict is a change since the list was read; the next night sees it. */
async function unlessChanged(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    if (!(cause instanceof DomainError && cause.status === 409)) throw cause;
  }
}
