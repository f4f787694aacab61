import { z } from 'zod';
import type { Letter } from '../letter.ts';
import { assignmentActive } from './assignment-active.ts';
import { assignmentBooked } from './assignment-booked.ts';
import { assignmentCancelled } from './assignment-cancelled.ts';
import { assignmentFinished } from './assignment-finished.ts';
import { claimIssued } from './claim-issued.ts';
import { consultantApproved, consultantRejected } from './consultant-decided.ts';
import { creditNoteIssued } from './credit-note-issued.ts';
import { expenseApproved, expenseRejected, expenseSubmitted } from './expense-notice.ts';
import { disputeOpened, refundFailed } from './payment-notice.ts';
import { ledgerAlarm } from './ledger-alarm.ts';
import { invitation } from './invitation.ts';
import { invoiceIssued } from './invoice-issued.ts';
import { invoicePaid } from './invoice-paid.ts';
import { offerMade } from './offer-made.ts';
import { payoutPaid, payoutRejected } from './payout-notice.ts';
import { payoutRunWaiting } from './payout-run-waiting.ts';
import { proposalSent } from './proposal-sent.ts';
import { reminder } from './reminder.ts';
import { requestClosed } from './request-closed.ts';
import { requestDeclined } from './request-declined.ts';
import { requestSent } from './request-sent.ts';
import { staffRemoved } from './staff-removed.ts';
import { reviewAnswered, reviewAsked } from './review-notice.ts';
import { selfBillCredited, selfBillRejected, selfBillSent } from './self-bill-notice.ts';
import { selfBillCreditObjected, selfBillObjectionAnswered } from './self-bill-objection-notice.ts';
import { shortlistReminder, shortlistShared } from './shortlist-notice.ts';
import { timesheetApproved, timesheetRejected } from './timesheet-decided.ts';
import { timesheetSubmitted } from './timesheet-submitted.ts';

/** Reads what the notice is about and says who gets which words. */
type Template = (payload: unknown) => Promise<Letter[]>;

const TEMPLATES: Readonly<Record<string, Template>> = {
  invitation,
  consultant_approved: consultantApproved,
  consultant_rejected: consultantRejected,
  request_sent: requestSent,
  request_declined: requestDeclined,
  request_closed: requestClosed,
  offer_made: offerMade,
  assignment_booked: assignmentBooked,
  assignment_active: assignmentActive,
  assignment_finished: assignmentFinished,
  assignment_cancelled: assignmentCancelled,
  timesheet_submitted: timesheetSubmitted,
  timesheet_approved: timesheetApproved,
  timesheet_rejected: timesheetRejected,
  expense_submitted: expenseSubmitted,
  expense_approved: expenseApproved,
  expense_rejected: expenseRejected,
  invoice_issued: invoiceIssued,
  invoice_paid: invoicePaid,
  credit_note_issued: creditNoteIssued,
  dispute_opened: disputeOpened,
  refund_failed: refundFailed,
  reminder,
  claim_issued: claimIssued,
  ledger_alarm: ledgerAlarm,
  self_bill_sent: selfBillSent,
  self_bill_rejected: selfBillRejected,
  self_bill_credited: selfBillCredited,
  self_bill_credit_objected: selfBillCreditObjected,
  self_bill_objection_answered: selfBillObjectionAnswered,
  payout_paid: payoutPaid,
  payout_rejected: payoutRejected,
  payout_run_waiting: payoutRunWaiting,
  staff_removed: staffRemoved,
  shortlist_shared: shortlistShared,
  shortlist_reminder: shortlistReminder,
  proposal_sent: proposalSent,
  review_asked: reviewAsked,
  review_answered: reviewAnswered,
};

/** Names of all notices, as the database enqueues them. */
export const TEMPLATE_NAMES: readonly string[] = Object.keys(TEMPLATES);

/** The name of the notice in a job. @throws {ZodError} when there is none */
export function templateOf(payload: unknown): string {
  return z.object({ template: z.enum(TEMPLATE_NAMES) }).parse(payload).template;
}

/** The letters of a notice. @throws {DomainError} 404 when what it is about is gone */
export async function lettersFor(template: string, payload: unknown): Promise<Letter[]> {
  return (await TEMPLATES[template]?.(payload)) ?? [];
}
