import { planReminders, type ReminderPlan } from '$lib/domain/invoicing/late-invoice.ts';
import { reminderStep, type ReminderStep } from '$lib/domain/invoicing/reminders.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { getReminderSettings, listLateInvoices, type ReminderSettings } from './late-invoices.ts';

/** A reminder in the list of those sent. */
export type SentRow = {
  id: string;
  invoiceId: string;
  number: number;
  companyName: string;
  step: ReminderStep;
  on: IsoDate;
  openOre: Ore;
  currency: 'SEK' | 'EUR';
  isByHand: boolean;
};

/** Everything the agency's page of reminders shows. */
export type ReminderOverview = ReminderSettings & { plan: ReminderPlan; sent: SentRow[] };

const MOST_SENT = 30;

/** What is due to be reminded, what rests, and what was sent lately. */
export async function getReminderOverview(db: Db, today: IsoDate): Promise<ReminderOverview> {
  const [invoices, settings, sent] = await Promise.all([
    listLateInvoices(db),
    getReminderSettings(db),
    listSent(db),
  ]);
  return { ...settings, plan: planReminders(invoices, settings.schedule, today), sent };
}

/** The next step about one late invoice; null when it is not late, or all steps were sent. */
export async function findNextReminder(db: Db, invoiceId: string, today: IsoDate) {
  const [invoices, { schedule }] = await Promise.all([
    listLateInvoices(db),
    getReminderSettings(db),
  ]);
  const own = invoices.filter(({ id }) => id === invoiceId);
  const plan = planReminders(own, schedule, today);
  return { next: plan.planned[0] ?? null, hold: own[0]?.hold ?? null, isLate: own.length > 0 };
}

async function listSent(db: Db): Promise<SentRow[]> {
  const columns = `id, step, sent_on, open_ore, sent_by, invoice_id,
    invoices!reminders_invoice_id_fkey (number, currency, companies!invoices_company_id_fkey (name))`;
  const query = db.from('reminders').select(columns).order('sent_at', { ascending: false });
  const rows = unwrap(await query.limit(MOST_SENT));
  return rows.map((row) => ({
    id: row.id,
    invoiceId: row.invoice_id,
    number: row.invoices.number,
    companyName: row.invoices.companies.name,
    step: reminderStep(row.step),
    on: row.sent_on,
    openOre: row.open_ore,
    currency: row.invoices.currency === 'EUR' ? 'EUR' : 'SEK',
    isByHand: row.sent_by !== null,
  }));
}
