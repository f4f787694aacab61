import { z } from 'zod';
import { pausesOf, type LateInvoice } from '$lib/domain/invoicing/late-invoice.ts';
import { reminderStep, type ReminderSchedule } from '$lib/domain/invoicing/reminders.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { everyRow } from '$lib/server/db/every-row.ts';

/** When reminders fall due, and the least interest that is claimed; null when none is. */
export type ReminderSettings = { schedule: ReminderSchedule; interestLeastOre: Ore | null };

const sentSchema = z.array(z.object({ step: z.string().transform(reminderStep), on: z.string() }));

/**
 * Every late invoice with what decides about its next reminder, the first due first.
 * @param atOnce rows in one answer of the API
 */
export async function listLateInvoices(db: Db, atOnce?: number): Promise<LateInvoice[]> {
  const part = (from: number, to: number) =>
    db.rpc('list_reminder_cases').order('due_date').order('invoice_id').range(from, to);
  return (await everyRow(part, atOnce)).map(lateInvoiceOf);
}

/** The agency's schedule. */
export async function getReminderSettings(db: Db): Promise<ReminderSettings> {
  const row = unwrap(await db.from('reminder_settings').select('*').single());
  return {
    schedule: {
      days: {
        first_reminder: row.first_days,
        second_reminder: row.second_days,
        final_reminder: row.final_days,
      },
      leastGap: row.least_gap,
    },
    interestLeastOre: row.interest_least_ore,
  };
}

type Row = {
  invoice_id: string;
  number: number;
  company_id: string;
  company_name: string;
  due_date: string;
  open_ore: number;
  currency: string;
  hold: string | null;
  hold_until: string | null;
  hold_reason: string | null;
  last_paid_on: string | null;
  sent: unknown;
  delay_compensation: boolean;
  reminder_fee: boolean;
  has_claimed: boolean;
};

function lateInvoiceOf(row: Row): LateInvoice {
  const hold = holdOf(row);
  return {
    id: row.invoice_id,
    number: row.number,
    companyId: row.company_id,
    companyName: row.company_name,
    currency: row.currency === 'EUR' ? 'EUR' : 'SEK',
    hold,
    dueDate: row.due_date,
    openOre: row.open_ore,
    lastPaidOn: row.last_paid_on,
    pauses: pausesOf(hold, row.due_date),
    sent: sentSchema.parse(row.sent),
    terms: {
      claimsDelayCompensation: row.delay_compensation,
      claimsReminderFee: row.reminder_fee,
    },
    hasClaimed: row.has_claimed,
  };
}

function holdOf(row: Row): LateInvoice['hold'] {
  if (row.hold === null) return null;
  if (row.hold === 'dispute') return { reason: 'dispute', until: null, note: '' };
  return { reason: 'agreement', until: row.hold_until, note: row.hold_reason ?? '' };
}
