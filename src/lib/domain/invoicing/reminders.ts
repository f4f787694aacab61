import type { Ore } from '../money/ore.ts';
import type { ClaimKind } from './claim.ts';
import { addDays, type IsoDate } from '../time/day.ts';
import { bankDayFrom, isBankDay } from '../time/working-days.ts';
import { remindFrom } from './due-date.ts';

/** What is sent about a late invoice, in this order, each once. */
export type ReminderStep = 'first_reminder' | 'second_reminder' | 'final_reminder';

/** Reads a stored step. @throws RangeError for any other word */
export function reminderStep(stored: string): ReminderStep {
  const step = STEPS.find((each) => each === stored);
  if (step === undefined) throw new RangeError(`Not a step of reminding: ${stored}`);
  return step;
}

/** Days after the due date on which each step falls, and least days from one step to the next. */
export interface ReminderSchedule {
  readonly days: Readonly<Record<ReminderStep, number>>;
  readonly leastGap: number;
}

/** Why nothing is sent for a while; until a day, included, or until somebody ends it. */
export interface ReminderPause {
  readonly reason: 'dispute' | 'agreement';
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

/** What a customer's terms let us claim. */
export interface ReminderTerms {
  /** 450 kr an invoice between businesses (lag 1981:739, 4 a §). */
  readonly claimsDelayCompensation: boolean;
  /** At most 60 kr for a reminder, only when agreed by the time the debt arose (2 and 4 §§). */
  readonly claimsReminderFee: boolean;
}

/** How an invoice stands with reminders. */
export interface ReminderCase {
  readonly dueDate: IsoDate;
  readonly openOre: Ore;
  readonly lastPaidOn: IsoDate | null;
  readonly pauses: readonly ReminderPause[];
  readonly sent: readonly { readonly step: ReminderStep; readonly on: IsoDate }[];
  readonly terms: ReminderTerms;
  /** Whether the delay compensation or a fee was claimed with an earlier step. */
  readonly hasClaimed: boolean;
}

/** A sum that a step adds to the debt, in SEK. */
export interface ReminderClaim {
  readonly kind: Exclude<ClaimKind, 'late_interest'>;
  readonly amountOre: Ore;
}

/** A step that is to be taken today. */
export interface DueReminder {
  readonly step: ReminderStep;
  readonly claims: readonly ReminderClaim[];
}

/** Usual schedule: after 5, 15 and 30 days, at least 8 days apart. */
export const USUAL_SCHEDULE: ReminderSchedule = {
  days: { first_reminder: 5, second_reminder: 15, final_reminder: 30 },
  leastGap: 8,
};

/** Lag (1981:739) om ersättning för inkassokostnader m.m., 4 a § and 4 § 1. */
const AMOUNT = { delay_compensation: 45_000, reminder_fee: 6_000 } as const;

const STEPS: readonly ReminderStep[] = ['first_reminder', 'second_reminder', 'final_reminder'];

/** Days that a payment gets to be followed by the rest of it. */
const GRACE_AFTER_PAYMENT = 3;

/**
 * The step to take about an invoice on a day: the first not yet sent whose day has come, on bank
 * days only, never before the bank day after the last day to pay. Nothing when the invoice is
 * paid, paused, or a part of it was paid in the last days.
 */
export function dueReminder(
  invoice: ReminderCase,
  today: IsoDate,
  schedule: ReminderSchedule = USUAL_SCHEDULE,
): DueReminder | null {
  if (invoice.openOre <= 0 || !isBankDay(today)) return null;
  if (invoice.pauses.some((pause) => isPaused(pause, today))) return null;
  const next = nextReminder(invoice, schedule);
  if (next === null || today < next.on) return null;
  return { step: next.step, claims: claimsOf(invoice) };
}

/** The first step not yet sent and the bank day it falls on, pauses aside; null when all are sent. */
export function nextReminder(
  invoice: ReminderCase,
  schedule: ReminderSchedule = USUAL_SCHEDULE,
): { step: ReminderStep; on: IsoDate } | null {
  const step = STEPS.find((each) => !invoice.sent.some((sent) => sent.step === each));
  return step === undefined ? null : { step, on: dayOf(step, invoice, schedule) };
}

function isPaused({ from, until }: ReminderPause, today: IsoDate): boolean {
  return from <= today && (until === null || today <= until);
}

/** The first bank day on which every condition of a step is met. */
function dayOf(step: ReminderStep, invoice: ReminderCase, schedule: ReminderSchedule): IsoDate {
  const { dueDate, sent, lastPaidOn } = invoice;
  const earliest = [
    remindFrom(dueDate),
    addDays(dueDate, schedule.days[step]),
    ...sent.map(({ on }) => addDays(on, schedule.leastGap)),
    ...(lastPaidOn === null ? [] : [addDays(lastPaidOn, GRACE_AFTER_PAYMENT)]),
  ];
  return bankDayFrom(earliest.reduce((latest, day) => (day > latest ? day : latest)));
}

/**
 * Claimed once an invoice. The delay compensation is meant for the costs of being paid late, so we
 * never ask for a fee beside it.
 */
function claimsOf({ terms, hasClaimed }: ReminderCase): ReminderClaim[] {
  if (hasClaimed) return [];
  if (terms.claimsDelayCompensation) return [claim('delay_compensation')];
  return terms.claimsReminderFee ? [claim('reminder_fee')] : [];
}

function claim(kind: ReminderClaim['kind']): ReminderClaim {
  return { kind, amountOre: AMOUNT[kind] };
}
