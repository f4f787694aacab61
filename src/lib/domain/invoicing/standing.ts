import { addDays, type IsoDate } from '../time/day.ts';

/** How an issued invoice stands today. */
export type InvoiceStanding = 'issued' | 'due_soon' | 'overdue' | 'paid' | 'credited';

/** State as the database keeps it: `credited` was taken back whole before it was paid. */
export type StoredState = 'issued' | 'paid' | 'credited';

/** Reads a stored state. @throws RangeError for any other word */
export function storedState(state: string): StoredState {
  if (state === 'issued' || state === 'paid' || state === 'credited') return state;
  throw new RangeError(`Not a state of an invoice: ${state}`);
}

/** An unpaid invoice due within this many days is pointed out as due soon. */
export const DUE_SOON_DAYS = 7;

/** The last day that counts as soon. */
export function dueSoonUntil(today: IsoDate): IsoDate {
  return addDays(today, DUE_SOON_DAYS);
}

/**
 * How an invoice stands: the due date itself is still in time, the day after it is overdue.
 * @param state as stored
 */
export function invoiceStanding(
  state: StoredState,
  dueDate: IsoDate,
  today: IsoDate,
): InvoiceStanding {
  if (state !== 'issued') return state;
  if (dueDate < today) return 'overdue';
  return dueDate <= dueSoonUntil(today) ? 'due_soon' : 'issued';
}
