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

const PAYMENT_ATTEMPT = {
  created: ['neutral', m.states_payment_attempt_created],
  open: ['waiting', m.states_payment_attempt_open],
  processing: ['waiting', m.states_payment_attempt_processing],
  paid: ['done', m.states_payment_attempt_paid],
  failed: ['attention', m.states_payment_attempt_failed],
  expired: ['stopped', m.states_payment_attempt_expired],
} satisfies Record<string, Entry>;

const WORDS: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  assignment: ASSIGNMENT,
  brief: BRIEF,
  consultant: CONSULTANT,
  invoice: INVOICE,
  payment_attempt: PAYMENT_ATTEMPT,
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
