import type { ClaimKind } from '$lib/domain/invoicing/claim.ts';
import type { ReminderHold } from '$lib/domain/invoicing/late-invoice.ts';
import type { ReminderStep } from '$lib/domain/invoicing/reminders.ts';
import { formatDate } from '$lib/format/date.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

const STEPS: Record<ReminderStep, () => string> = {
  first_reminder: m.invoicing_step_first,
  second_reminder: m.invoicing_step_second,
  final_reminder: m.invoicing_step_final,
};

/** `Första påminnelsen`. */
export function stepWord(step: ReminderStep): string {
  return STEPS[step]();
}

const KINDS: Record<ClaimKind, () => string> = {
  late_interest: m.invoicing_kind_interest,
  delay_compensation: m.invoicing_kind_compensation,
  reminder_fee: m.invoicing_kind_fee,
};

/** `Dröjsmålsränta`. */
export function claimWord(kind: ClaimKind): string {
  return KINDS[kind]();
}

/** Why reminders rest, and until when. */
export function holdText(hold: ReminderHold): string {
  if (hold.reason === 'dispute') return m.invoicing_hold_dispute();
  // The sentence goes on after the reason, which may have a full stop of its own.
  const reason = hold.note.replace(/[.\s]+$/u, '');
  const until = hold.until === null ? null : formatDate(hold.until, getLocale());
  return until === null
    ? m.invoicing_hold_agreed({ reason })
    : m.invoicing_hold_agreed_until({ reason, date: until });
}
