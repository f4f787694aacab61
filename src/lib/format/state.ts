import { m } from '$lib/paraglide/messages.js';

export type StateTone = 'neutral' | 'waiting' | 'active' | 'done' | 'attention' | 'stopped';
export type StateWord = { readonly tone: StateTone; readonly label: string };

type Entry = readonly [StateTone, () => string];

const CONSULTANT = {
  draft: ['neutral', m.states_consultant_draft],
  submitted: ['waiting', m.states_consultant_submitted],
  approved: ['active', m.states_consultant_approved],
  rejected: ['stopped', m.states_consultant_rejected],
  paused: ['neutral', m.states_consultant_paused],
} satisfies Record<string, Entry>;

const ASSIGNMENT = {
  booked: ['waiting', m.states_assignment_booked],
  active: ['active', m.states_assignment_active],
  finished: ['done', m.states_assignment_finished],
  cancelled: ['stopped', m.states_assignment_cancelled],
} satisfies Record<string, Entry>;

const BRIEF = {
  draft: ['neutral', m.states_brief_draft],
  open: ['active', m.states_brief_open],
  filled: ['done', m.states_brief_filled],
  withdrawn: ['stopped', m.states_brief_withdrawn],
} satisfies Record<string, Entry>;

const TIMESHEET = {
  draft: ['neutral', m.states_timesheet_draft],
  submitted: ['waiting', m.states_timesheet_submitted],
  approved: ['active', m.states_timesheet_approved],
  rejected: ['attention', m.states_timesheet_rejected],
  invoiced: ['done', m.states_timesheet_invoiced],
} satisfies Record<string, Entry>;

/** `due_soon` and `overdue` are not stored: see `invoiceStanding` in `domain/invoicing`. */
const INVOICE = {
  issued: ['waiting', m.states_invoice_issued],
  due_soon: ['waiting', m.states_invoice_due_soon],
  overdue: ['attention', m.states_invoice_overdue],
  paid: ['done', m.states_invoice_paid],
  credited: ['stopped', m.states_invoice_credited],
} satisfies Record<string, Entry>;

const BANK_TRANSACTION = {
  booked: ['done', m.states_bank_transaction_booked],
  waiting: ['attention', m.states_bank_transaction_waiting],
  set_aside: ['stopped', m.states_bank_transaction_set_aside],
  outgoing: ['neutral', m.states_bank_transaction_outgoing],
} satisfies Record<string, Entry>;

const E_INVOICE = {
  waiting: ['waiting', m.states_e_invoice_waiting],
  sent: ['done', m.states_e_invoice_sent],
  refused: ['attention', m.states_e_invoice_refused],
  not_configured: ['stopped', m.states_e_invoice_not_configured],
  other_way: ['done', m.states_e_invoice_other_way],
} satisfies Record<string, Entry>;

const EXPENSE = {
  submitted: ['waiting', m.states_expense_submitted],
  approved: ['active', m.states_expense_approved],
  rejected: ['attention', m.states_expense_rejected],
  invoiced: ['done', m.states_expense_invoiced],
} satisfies Record<string, Entry>;

const INVOICE_RUN_ITEM = {
  waiting: ['waiting', m.states_invoice_run_item_waiting],
  issued: ['done', m.states_invoice_run_item_issued],
  failed: ['attention', m.states_invoice_run_item_failed],
} satisfies Record<string, Entry>;

const PAYMENT_ATTEMPT = {
  created: ['neutral', m.states_payment_attempt_created],
  open: ['waiting', m.states_payment_attempt_open],
  processing: ['waiting', m.states_payment_attempt_processing],
  paid: ['done', m.states_payment_attempt_paid],
  failed: ['attention', m.states_payment_attempt_failed],
  expired: ['stopped', m.states_payment_attempt_expired],
} satisfies Record<string, Entry>;

const PAYOUT = {
  planned: ['neutral', m.states_payout_planned],
  removed: ['stopped', m.states_payout_removed],
  sent: ['waiting', m.states_payout_sent],
  paid: ['done', m.states_payout_paid],
  rejected: ['attention', m.states_payout_rejected],
} satisfies Record<string, Entry>;

const PAYOUT_RUN = {
  draft: ['waiting', m.states_payout_run_draft],
  approved: ['active', m.states_payout_run_approved],
  withdrawn: ['stopped', m.states_payout_run_withdrawn],
  sent: ['waiting', m.states_payout_run_sent],
  closed: ['done', m.states_payout_run_closed],
} satisfies Record<string, Entry>;

const REFUND = {
  requested: ['waiting', m.states_refund_requested],
  approved: ['active', m.states_refund_approved],
  sent: ['waiting', m.states_refund_sent],
  succeeded: ['done', m.states_refund_succeeded],
  failed: ['attention', m.states_refund_failed],
} satisfies Record<string, Entry>;

const SELF_BILL = {
  draft: ['neutral', m.states_self_bill_draft],
  sent: ['waiting', m.states_self_bill_sent],
  approved: ['waiting', m.states_self_bill_approved],
  rejected: ['attention', m.states_self_bill_rejected],
  withdrawn: ['stopped', m.states_self_bill_withdrawn],
  issued: ['active', m.states_self_bill_issued],
} satisfies Record<string, Entry>;

const SELF_BILL_OBJECTION = {
  open: ['attention', m.states_self_bill_objection_open],
  upheld: ['done', m.states_self_bill_objection_upheld],
  dismissed: ['stopped', m.states_self_bill_objection_dismissed],
} satisfies Record<string, Entry>;

const WORDS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  assignment: ASSIGNMENT,
  bank_transaction: BANK_TRANSACTION,
  brief: BRIEF,
  consultant: CONSULTANT,
  e_invoice: E_INVOICE,
  expense: EXPENSE,
  invoice: INVOICE,
  invoice_run_item: INVOICE_RUN_ITEM,
  payment_attempt: PAYMENT_ATTEMPT,
  payout: PAYOUT,
  payout_run: PAYOUT_RUN,
  refund: REFUND,
  self_bill: SELF_BILL,
  self_bill_objection: SELF_BILL_OBJECTION,
  timesheet: TIMESHEET,
};

/**
 * Shape and word of a state for `StateBadge`: `stateWord('assignment', 'active')` is "Pågår". A
 * state without a word is shown as it is stored.
 */
export function stateWord(entity: string, state: string): StateWord {
  const [tone, label] = WORDS[entity]?.[state] ?? (['neutral', () => state] as const);
  return { tone, label: label() };
}
