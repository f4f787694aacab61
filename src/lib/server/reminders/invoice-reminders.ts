import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { findNextReminder } from './overview.ts';
import {
  findLateInvoiceOf,
  getInterestSoFar,
  listClaimsAbout,
  listSentReminders,
} from './trail.ts';

/** What the agency sees of reminders on an invoice's page: sent, claimed, next, at rest, interest. */
export async function getInvoiceReminders(db: Db, id: string, today: IsoDate) {
  const [sent, claims, about, standing, interest] = await Promise.all([
    listSentReminders(db, id),
    listClaimsAbout(db, id),
    findLateInvoiceOf(db, id),
    findNextReminder(db, id, today),
    getInterestSoFar(db, id),
  ]);
  const { next, hold, isLate } = standing;
  return {
    ...{ sent, claims, about, hold },
    next: next && { step: next.step, on: next.on },
    interest: isLate ? interest : null,
  };
}

/** What a company sees: sent and claimed, and the invoice that a claim is about. */
export async function getOwnReminders(db: Db, id: string) {
  const [sent, claims, about] = await Promise.all([
    listSentReminders(db, id),
    listClaimsAbout(db, id),
    findLateInvoiceOf(db, id),
  ]);
  return { sent, claims, about };
}
