import type { QueueEntry, QueueKind } from '$lib/domain/agency/queue.ts';
import { m } from '$lib/paraglide/messages.js';

type KindText = { title: string; lead?: string; column: string; age: string; amount: string };

/** What differs from kind to kind; age and amount have common words unless the kind has its own. */
const KINDS: Record<QueueKind, () => Omit<KindText, 'age' | 'amount'> & Partial<KindText>> = {
  dispute_to_answer: () => ({
    title: m.agency_queue_disputes(),
    lead: m.agency_queue_disputes_lead(),
    column: m.agency_queue_column_invoice(),
    age: m.agency_queue_answer_by(),
  }),
  ledger_problem: () => ({
    title: m.agency_queue_ledger(),
    lead: m.agency_queue_ledger_lead(),
    column: m.agency_queue_column_check(),
    age: m.agency_queue_checked(),
  }),
  payout_run_to_approve: () => ({
    title: m.agency_queue_payout_runs(),
    lead: m.agency_queue_payout_runs_lead(),
    column: m.agency_queue_column_run(),
  }),
  invoice_overdue: () => ({
    title: m.agency_queue_overdue(),
    column: m.agency_queue_column_invoice(),
    age: m.agency_queue_due(),
    amount: m.agency_queue_amount_open(),
  }),
  e_invoice_refused: () => ({
    title: m.agency_queue_e_invoices(),
    lead: m.agency_queue_e_invoices_lead(),
    column: m.agency_queue_column_document(),
  }),
  payment_surplus: () => ({
    title: m.agency_queue_surplus(),
    lead: m.agency_queue_surplus_lead(),
    column: m.agency_queue_column_payment(),
    amount: m.agency_queue_amount_surplus(),
  }),
  refund_to_approve: () => ({
    title: m.agency_queue_refunds_asked(),
    lead: m.agency_queue_refunds_asked_lead(),
    column: m.agency_queue_column_payment(),
  }),
  refund_to_pay: () => ({
    title: m.agency_queue_refunds(),
    lead: m.agency_queue_refunds_lead(),
    column: m.agency_queue_column_payment(),
    age: m.agency_queue_approved(),
  }),
  movement_to_place: () => ({
    title: m.agency_queue_movements(),
    lead: m.agency_queue_movements_lead(),
    column: m.agency_queue_column_movement(),
    age: m.agency_queue_booked(),
  }),
  expense_to_invoice: () => ({
    title: m.agency_queue_expenses(),
    column: m.agency_queue_column_expense(),
    age: m.agency_queue_approved(),
    amount: m.agency_queue_amount_net(),
  }),
  timesheet_to_invoice: () => ({
    title: m.agency_queue_timesheets(),
    column: m.agency_queue_column_assignment(),
    age: m.agency_queue_approved(),
    amount: m.agency_queue_amount_net(),
  }),
  review_to_answer: () => ({
    title: m.agency_queue_reviews(),
    column: m.agency_queue_column_review(),
    age: m.agency_queue_asked(),
  }),
  objection_to_answer: () => ({
    title: m.agency_queue_objections(),
    lead: m.agency_queue_objections_lead(),
    column: m.agency_queue_column_credit(),
  }),
  consultant_to_approve: () => ({
    title: m.agency_queue_consultants(),
    column: m.agency_queue_column_consultant(),
  }),
  self_bill_stuck: () => ({
    title: m.agency_queue_self_bills(),
    lead: m.agency_queue_self_bills_lead(),
    column: m.agency_queue_column_consultant(),
  }),
  stripe_event_failed: () => ({
    title: m.agency_queue_stripe(),
    lead: m.agency_queue_stripe_lead(),
    column: m.agency_queue_column_event(),
  }),
  mail_waiting: () => ({
    title: m.agency_queue_mail(),
    lead: m.agency_queue_mail_lead(),
    column: m.agency_queue_column_mail(),
  }),
};

/** Heading, explanation and column words of a kind of waiting thing. */
export function queueKindText(kind: QueueKind): KindText {
  return { age: m.agency_queue_since(), amount: m.agency_queue_amount(), ...KINDS[kind]() };
}

// The names of the mails, as the agency would say them.
const MAILS: Readonly<Record<string, () => string>> = {
  assignment_active: m.events_assignment_active,
  assignment_booked: m.events_assignment_booked,
  assignment_cancelled: m.events_assignment_cancelled,
  assignment_finished: m.events_assignment_finished,
  consultant_approved: m.events_consultant_approved,
  consultant_rejected: m.events_consultant_rejected,
  dispute_opened: m.events_dispute_opened,
  expense_approved: m.events_expense_approved,
  expense_rejected: m.events_expense_rejected,
  expense_submitted: m.events_expense_submitted,
  invitation: m.events_invitation_sent,
  invoice_issued: m.events_invoice_issued,
  invoice_paid: m.events_invoice_paid,
  offer_made: m.events_offer_made,
  payout_run_waiting: m.events_payout_run_created,
  proposal_sent: m.events_proposal_sent,
  refund_failed: m.events_refund_failed,
  request_closed: m.events_request_closed,
  request_declined: m.events_request_declined,
  request_sent: m.events_request_sent,
  review_answered: m.events_review_answered,
  review_asked: m.events_review_asked,
  self_bill_credit_objected: m.events_self_bill_credit_objected,
  self_bill_credited: m.events_self_bill_credited,
  self_bill_objection_answered: m.agency_queue_mail_objection_answered,
  self_bill_rejected: m.events_self_bill_rejected,
  self_bill_sent: m.events_self_bill_sent,
  shortlist_reminder: m.shortlists_reminder_name,
  shortlist_shared: m.events_shortlist_shared,
  timesheet_approved: m.events_timesheet_approved,
  timesheet_rejected: m.events_timesheet_rejected,
  timesheet_submitted: m.events_timesheet_submitted,
};

const OF_INVOICES: ReadonlySet<QueueKind> = new Set(['dispute_to_answer', 'invoice_overdue']);
const OF_PAYMENTS: ReadonlySet<QueueKind> = new Set([
  'payment_surplus',
  'refund_to_approve',
  'refund_to_pay',
]);

/** What an entry is called: "Faktura 10001", "Kundklubben, 2 veckor". */
export function queueEntryTitle(entry: QueueEntry): string {
  const { kind, title, count } = entry;
  if (kind === 'timesheet_to_invoice') {
    const weeks = count === 1 ? m.agency_queue_week_one() : m.agency_queue_weeks({ count });
    return `${title}, ${weeks}`;
  }
  if (OF_INVOICES.has(kind)) {
    return m.agency_invoice_number({ number: title });
  }
  if (OF_PAYMENTS.has(kind)) {
    return title === '' ? m.agency_credit_no_invoice() : m.agency_invoice_number({ number: title });
  }
  if (kind === 'e_invoice_refused') return eInvoiceTitle(entry);
  if (kind === 'movement_to_place' && title === '') return m.banking_payer_unknown();
  if (kind === 'ledger_problem') return ledgerTitle(title);
  if (kind === 'payout_run_to_approve') return m.agency_queue_payout_run({ number: title });
  const name = kind === 'mail_waiting' ? (MAILS[title] ?? (() => title))() : title;
  return count > 1 ? `${name} (${count})` : name;
}

/** @param problems how many differences the last check found; empty when there was no check lately */
function ledgerTitle(problems: string): string {
  if (problems === '') return m.agency_queue_ledger_unchecked();
  return problems === '1'
    ? m.agency_queue_ledger_difference()
    : m.agency_queue_ledger_differences({ count: problems });
}

/** Several documents of one invoice are one entry: the oldest gives it its name. */
function eInvoiceTitle({ title, count }: QueueEntry): string {
  const name = /^\d/u.test(title)
    ? m.agency_invoice_number({ number: title })
    : m.agency_e_invoice_note({ number: title });
  return count > 1 ? `${name} (${count})` : name;
}
