import { describe, expect, it } from 'vitest';
import { nextReminder, dueReminder, type ReminderCase } from '$lib/domain/invoicing/reminders.ts';
import { addDays } from '$lib/domain/time/day.ts';
import { todayInSweden } from './today.ts';

it('turns the day at Swedish midnight, in winter and in summer', () => {
  expect(todayInSweden(new Date('2026-11-23T22:59:59Z'))).toBe('2026-11-23');
  expect(todayInSweden(new Date('2026-11-23T23:00:00Z'))).toBe('2026-11-24');
  expect(todayInSweden(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
});

const late = (dueDate: string): ReminderCase => ({
  ...{ dueDate, openOre: 10_000, lastPaidOn: null, pauses: [], sent: [], hasClaimed: false },
  terms: { claimsDelayCompensation: false, claimsReminderFee: false },
});

// The last second of the day before, the first of a day on which the first reminder falls five days
// after the due date, and the bank day on which it is sent.
describe.each([
  ['2026-11-30T22:59:59Z', '2026-11-30T23:00:00Z', '2026-12-01', '2026-12-01'],
  ['2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z', '2027-01-01', '2027-01-04'],
  ['2027-03-27T22:59:59Z', '2027-03-27T23:00:00Z', '2027-03-28', '2027-03-30'],
  ['2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z', '2027-03-29', '2027-03-30'],
  ['2027-10-30T21:59:59Z', '2027-10-30T22:00:00Z', '2027-10-31', '2027-11-01'],
  ['2027-10-31T22:59:59Z', '2027-10-31T23:00:00Z', '2027-11-01', '2027-11-01'],
  ['2028-02-28T22:59:59Z', '2028-02-28T23:00:00Z', '2028-02-29', '2028-02-29'],
  ['2028-02-29T22:59:59Z', '2028-02-29T23:00:00Z', '2028-03-01', '2028-03-01'],
])('between %s and %s', (before, after, day, sentOn) => {
  it(`it becomes ${day}, and the first reminder goes on ${sentOn}`, () => {
    expect(todayInSweden(new Date(before))).toBe(addDays(day, -1));
    expect(todayInSweden(new Date(after))).toBe(day);
    const invoice = late(addDays(day, -5));
    expect(nextReminder(invoice)?.on).toBe(sentOn);
    expect(dueReminder(invoice, todayInSweden(new Date(before)))).toBeNull();
    const now = dueReminder(invoice, todayInSweden(new Date(after)));
    expect(now?.step).toBe(day === sentOn ? 'first_reminder' : undefined);
    expect(dueReminder(invoice, sentOn)?.step).toBe('first_reminder');
  });
});
