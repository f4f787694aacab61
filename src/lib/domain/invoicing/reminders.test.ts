import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/day.ts';
import { isBankDay } from '../time/working-days.ts';
import { remindFrom } from './due-date.ts';
import { dueReminder, USUAL_SCHEDULE, type ReminderCase } from './reminders.ts';

/** Due on a Monday without holidays near. */
const late: ReminderCase = {
  dueDate: '2026-09-07',
  openOre: 125_000,
  lastPaidOn: null,
  pauses: [],
  sent: [],
  terms: { claimsDelayCompensation: false, claimsReminderFee: false },
  hasClaimed: false,
};
const on = (today: string, part: Partial<ReminderCase> = {}) =>
  dueReminder({ ...late, ...part }, today);

describe('steps', () => {
  it('come in order, each on the first bank day from its day on', () => {
    expect(on('2026-09-11')).toBeNull();
    expect(on('2026-09-12')).toBeNull();
    expect(on('2026-09-14')).toEqual({ step: 'first_reminder', claims: [] });
    const first = { step: 'first_reminder', on: '2026-09-14' } as const;
    expect(on('2026-09-21', { sent: [first] })).toBeNull();
    expect(on('2026-09-22', { sent: [first] })?.step).toBe('second_reminder');
    const second = { step: 'second_reminder', on: '2026-09-22' } as const;
    expect(on('2026-10-07', { sent: [first, second] })?.step).toBe('final_reminder');
    const final = { step: 'final_reminder', on: '2026-10-07' } as const;
    expect(on('2027-10-07', { sent: [first, second, final] })).toBeNull();
  });

  it('keep their distance when one was late', () => {
    const first = { step: 'first_reminder', on: '2026-10-05' } as const;
    expect(on('2026-10-12', { sent: [first] })).toBeNull();
    expect(on('2026-10-13', { sent: [first] })?.step).toBe('second_reminder');
  });

  it('wait out holidays', () => {
    const schedule = { ...USUAL_SCHEDULE, days: { ...USUAL_SCHEDULE.days, first_reminder: 1 } };
    const eve = { ...late, dueDate: '2026-12-24' };
    expect(dueReminder(eve, '2026-12-28', schedule)).toBeNull();
    expect(dueReminder(eve, '2026-12-29', schedule)?.step).toBe('first_reminder');
  });
});

describe('nothing is sent', () => {
  it.each<[string, Partial<ReminderCase>]>([
    ['when paid', { openOre: 0 }],
    ['during a dispute', { pauses: [{ reason: 'dispute', from: '2026-09-20', until: null }] }],
    [
      'on the last day of an agreement',
      { pauses: [{ reason: 'agreement', from: '2026-09-01', until: '2026-09-30' }] },
    ],
    ['just after a part payment', { lastPaidOn: '2026-09-28' }],
  ])('%s', (_, part) => {
    expect(on('2026-09-30', part)).toBeNull();
  });

  it('but again when the agreement has ended', () => {
    const pauses = [{ reason: 'agreement', from: '2026-09-01', until: '2026-09-30' } as const];
    expect(on('2026-10-01', { pauses })?.step).toBe('first_reminder');
  });
});

describe('claims', () => {
  const terms = (claimsDelayCompensation: boolean, claimsReminderFee: boolean) => ({
    terms: { claimsDelayCompensation, claimsReminderFee },
  });

  it('are made only where the terms allow, once an invoice, never both', () => {
    expect(on('2026-09-30', terms(true, true))?.claims).toEqual([
      { kind: 'delay_compensation', amountOre: 45_000 },
    ]);
    expect(on('2026-09-30', terms(false, true))?.claims).toEqual([
      { kind: 'reminder_fee', amountOre: 6_000 },
    ]);
    expect(on('2026-09-30', { ...terms(true, true), hasClaimed: true })?.claims).toEqual([]);
  });
});

it('never reminds early, on a day without banks, or of nothing', () => {
  const days = fc.integer({ min: 0, max: 800 });
  fc.assert(
    fc.property(days, days, fc.integer({ min: -5, max: 5 }), (due, after, openOre) => {
      const dueDate = addDays('2026-01-01', due);
      const today = addDays(dueDate, after - 100);
      if (dueReminder({ ...late, dueDate, openOre }, today) === null) return;
      expect(openOre).toBeGreaterThan(0);
      expect(isBankDay(today)).toBe(true);
      expect(today >= remindFrom(dueDate)).toBe(true);
    }),
  );
});
