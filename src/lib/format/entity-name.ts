import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<string, () => string>> = {
  agency_staff: m.agency_entity_agency_staff,
  assignment: m.agency_assignment,
  brief: m.agency_entity_brief,
  company: m.agency_company,
  consultant: m.agency_consultant,
  diagnosis: m.agency_entity_diagnosis,
  exchange_rate: m.agency_entity_exchange_rate,
  expense: m.agency_entity_expense,
  ledger_account: m.agency_entity_ledger_account,
  ledger_month: m.agency_entity_ledger_month,
  matching_rules: m.agency_entity_matching_rules,
  invitation: m.agency_entity_invitation,
  invoice: m.agency_invoice,
  offer: m.agency_entity_offer,
  payment_attempt: m.agency_entity_payment_attempt,
  request: m.agency_entity_request,
  strategy: m.agency_entity_strategy,
  timesheet: m.agency_entity_timesheet,
};

/** The kind of thing an event is about: "Uppdrag". */
export function entityName(entity: string): string {
  return NAMES[entity]?.() ?? entity;
}
