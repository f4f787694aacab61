import type { Currency } from '../money/currency.ts';
import { addDays, type IsoDate } from '../time/day.ts';
import { bankDayFrom } from '../time/working-days.ts';
import {
  nextReminder,
  type ReminderCase,
  type ReminderSchedule,
  type ReminderStep,
} from './reminders.ts';

/** Why no reminder is sent now, until when, and what was agreed in words. */
export interface ReminderHold {
  readonly reason: 'dispute' | 'agreement';
  readonly until: IsoDate | null;
  readonly note: string;
}

/** A late invoice as those who remind see it. */
export interface LateInvoice extends ReminderCase {
  readonly id: string;
  readonly number: number;
  readonly companyId: string;
  readonly companyName: string;
  readonly currency: Currency;
  readonly hold: ReminderHold | null;
}

/** A late invoice with its next reminder. */
export interface PlannedReminder {
  readonly invoice: LateInvoice;
  readonly step: ReminderStep;
  readonly on: IsoDate;
}

/** Late invoices by what happens to them next. */
export interface ReminderPlan {
  /** The first day first; a day that has passed is today. */
  readonly planned: readonly PlannedReminder[];
  readonly held: readonly LateInvoice[];
  /** Reminded for the last time: next is collection, which people decide. */
  readonly done: readonly LateInvoice[];
}

/** What happens next to each late invoice. */
export function planReminders(
  invoices: readonly LateInvoice[],
  schedule: ReminderSchedule,
  today: IsoDate,
): ReminderPlan {
  const free = invoices.filter(({ hold }) => hold === null);
  const planned = free.flatMap((invoice) => {
    const next = nextReminder(invoice, schedule);
    if (next === null) return [];
    const on = bankDayFrom(next.on < today ? today : next.on);
    return [{ invoice, step: next.step, on }];
  });
  return {
    planned: planned.sort(
      (a, b) => a.on.localeCompare(b.on) || a.invoice.number - b.invoice.number,
    ),
    held: invoices.filter(({ hold }) => hold !== null),
    done: free.filter((invoice) => nextReminder(invoice, schedule) === null),
  };
}

/** A hold as a pause of the schedule: from before the invoice was late. */
export function pausesOf(hold: ReminderHold | null, dueDate: IsoDate): ReminderCase['pauses'] {
  if (hold === null) return [];
  return [{ reason: hold.reason, from: addDays(dueDate, 1), until: hold.until }];
}
