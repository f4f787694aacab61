import { m } from '$lib/paraglide/messages.js';

// Named one by one, so that a page's script carries these sentences and no others.
const SENTENCES: Readonly<Record<string, () => string>> = {
  assignment_active: m.events_assignment_active,
  assignment_booked: m.events_assignment_booked,
  assignment_cancelled: m.events_assignment_cancelled,
  assignment_finished: m.events_assignment_finished,
  availability_changed: m.events_availability_changed,
  brief_changed: m.events_brief_changed,
  brief_created: m.events_brief_created,
  brief_duplicated: m.events_brief_duplicated,
  brief_filled: m.events_brief_filled,
  brief_gate_overridden: m.events_brief_gate_overridden,
  brief_kept_together: m.events_brief_kept_together,
  brief_open: m.events_brief_open,
  brief_withdrawn: m.events_brief_withdrawn,
  company_blocked: m.events_company_blocked,
  company_changed: m.events_company_changed,
  company_registered: m.events_company_registered,
  company_unblocked: m.events_company_unblocked,
  competencies_changed: m.events_competencies_changed,
  competency_verified: m.events_competency_verified,
  consultant_approved: m.events_consultant_approved,
  consultant_moved: m.events_consultant_moved,
  consultant_paused: m.events_consultant_paused,
  consultant_registered: m.events_consultant_registered,
  consultant_rejected: m.events_consultant_rejected,
  consultant_resumed: m.events_consultant_resumed,
  consultant_submitted: m.events_consultant_submitted,
  diagnosis_answer_described: m.events_diagnosis_answer_described,
  diagnosis_answered: m.events_diagnosis_answered,
  diagnosis_saved: m.events_diagnosis_saved,
  diagnosis_colleague_invited: m.events_diagnosis_colleague_invited,
  diagnosis_invitation_revoked: m.events_diagnosis_invitation_revoked,
  diagnosis_share_revoked: m.events_diagnosis_share_revoked,
  diagnosis_shared: m.events_diagnosis_shared,
  invitation_accepted: m.events_invitation_accepted,
  invitation_revoked: m.events_invitation_revoked,
  invitation_sent: m.events_invitation_sent,
  invoice_issued: m.events_invoice_issued,
  invoice_paid: m.events_invoice_paid,
  member_removed: m.events_member_removed,
  offer_accepted: m.events_offer_accepted,
  offer_expired: m.events_offer_expired,
  offer_lapsed: m.events_offer_lapsed,
  offer_made: m.events_offer_made,
  offer_withdrawn: m.events_offer_withdrawn,
  owner_made: m.events_owner_made,
  owner_unmade: m.events_owner_unmade,
  payment_attempt_expired: m.events_payment_attempt_expired,
  payment_attempt_failed: m.events_payment_attempt_failed,
  payment_attempt_open: m.events_payment_attempt_open,
  payment_attempt_paid: m.events_payment_attempt_paid,
  payment_attempt_processing: m.events_payment_attempt_processing,
  payment_received: m.events_payment_received,
  payment_started: m.events_payment_started,
  profile_changed: m.events_profile_changed,
  proposal_adopted: m.events_proposal_adopted,
  proposal_changed: m.events_proposal_changed,
  proposal_sent: m.events_proposal_sent,
  proposal_started: m.events_proposal_started,
  request_closed: m.events_request_closed,
  request_declined: m.events_request_declined,
  request_expired: m.events_request_expired,
  request_offered: m.events_request_offered,
  request_sent: m.events_request_sent,
  request_withdrawn: m.events_request_withdrawn,
  request_won: m.events_request_won,
  staff_removed: m.events_staff_removed,
  strategy_ended: m.events_strategy_ended,
  strategy_registered: m.events_strategy_registered,
  review_answered: m.events_review_answered,
  review_asked: m.events_review_asked,
  rules_activated: m.events_rules_activated,
  rules_drafted: m.events_rules_drafted,
  shortlist_chosen: m.events_shortlist_chosen,
  shortlist_extended: m.events_shortlist_extended,
  shortlist_link_revoked: m.events_shortlist_link_revoked,
  shortlist_reduced: m.events_shortlist_reduced,
  shortlist_share_changed: m.events_shortlist_share_changed,
  shortlist_shared: m.events_shortlist_shared,
  shortlist_voted: m.events_shortlist_voted,
  shortlist_voting_closed: m.events_shortlist_voting_closed,
  timesheet_approved: m.events_timesheet_approved,
  timesheet_invoiced: m.events_timesheet_invoiced,
  timesheet_rejected: m.events_timesheet_rejected,
  timesheet_submitted: m.events_timesheet_submitted,
};

/** Every kind of event that has a sentence of its own. */
export const EVENT_KINDS: readonly string[] = Object.keys(SENTENCES);

/** What happened, in the language of the page: `invoice_paid` is "Fakturan blev helt betald". */
export function eventSentence(kind: string): string {
  return (SENTENCES[kind] ?? m.events_other)();
}

const ACTORS: Readonly<Record<string, () => string>> = {
  agency: m.states_actor_agency,
  company: m.states_actor_company,
  consultant: m.states_actor_consultant,
  system: m.states_actor_system,
};

/** Who did it: the person when known, with their side; a clock or Stripe is "Automatiskt". */
export function actorName(actor: string, person: string | null = null): string {
  const side = (ACTORS[actor] ?? m.states_actor_system)();
  return person === null || actor === 'system' ? side : `${person} (${side.toLocaleLowerCase()})`;
}
