import { addDays, type IsoDate } from '../time/day.ts';
import { bankDayFrom, nextBankDay } from '../time/working-days.ts';

/** Terms above this need the creditor's express approval between businesses (räntelagen 2 a §). */
export const USUAL_TERMS_DAYS = 30;

/**
 * Due date: issue date + terms in days. It is kept when it falls on a weekend or holiday.
 * @throws RangeError when the terms are negative or not whole days
 */
export function dueDate(issueDate: IsoDate, termsDays: number): IsoDate {
  if (!(termsDays >= 0)) throw new RangeError(`Terms are negative: ${termsDays}`);
  return addDays(issueDate, termsDays);
}

/** Last day on which a bank payment is in time: the due date, or the bank day that follows it. */
export function lastDayToPay(due: IsoDate): IsoDate {
  return bankDayFrom(due);
}

/** First day on which to remind: the bank day after the last day to pay. */
export function remindFrom(due: IsoDate): IsoDate {
  return nextBankDay(lastDayToPay(due));
}
