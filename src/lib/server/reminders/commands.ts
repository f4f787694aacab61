import type { ReminderStep } from '$lib/domain/invoicing/reminders.ts';
import type { Ore } from '$lib/domain/money/ore.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Sends the next step about an invoice now; a step that was sent stays as it is.
 * @throws {DomainError} 404, 409 `nothing_to_remind`, `invoice_not_overdue`, `reminders_paused`,
 *   `payment_in_progress`, `reminder_out_of_order`
 */
export async function sendReminder(db: Db, invoiceId: string, step: ReminderStep): Promise<void> {
  unwrap(await db.rpc('send_reminder', { p_invoice_id: invoiceId, p_step: step }));
}

/** No reminders until a day, included; for good without one. @throws {DomainError} 400 `day_in_past` */
export async function pauseReminders(
  db: Db,
  invoiceId: string,
  pause: { reason: string; until: IsoDate | null },
): Promise<void> {
  const result = await db.rpc('pause_reminders', {
    p_invoice_id: invoiceId,
    p_reason: pause.reason,
    ...(pause.until !== null && { p_until: pause.until }),
  });
  unwrapMaybe(result);
}

/** Ends the pause. @throws {DomainError} 404 */
export async function resumeReminders(db: Db, invoiceId: string): Promise<void> {
  unwrapMaybe(await db.rpc('resume_reminders', { p_invoice_id: invoiceId }));
}

/** Takes a claim back by a credit note. @throws {DomainError} 409 `claim_already_withdrawn` */
export async function withdrawClaim(db: Db, claimId: string, reason: string): Promise<void> {
  unwrap(await db.rpc('withdraw_claim', { p_invoice_id: claimId, p_reason: reason }));
}

/** Days after the due date, and the least interest to claim. @throws {DomainError} 400 */
export async function setReminderSettings(
  db: Db,
  settings: { first: number; second: number; final: number; interestLeastOre: Ore | null },
): Promise<void> {
  const result = await db.rpc('set_reminder_settings', {
    p_first_days: settings.first,
    p_second_days: settings.second,
    p_final_days: settings.final,
    ...(settings.interestLeastOre !== null && { p_interest_least_ore: settings.interestLeastOre }),
  });
  unwrapMaybe(result);
}
