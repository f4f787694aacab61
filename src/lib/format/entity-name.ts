import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<string, () => string>> = {
  agency_settings: m.agency_entity_agency_settings,
  agency_staff: m.agency_entity_agency_staff,
  assignment: m.agency_assignment,
  billing_terms: m.agency_entity_billing_terms,
  bank_account: m.agency_entity_bank_account,
  bank_file: m.agency_entity_bank_file,
  bank_transaction: m.agency_entity_bank_transaction,
  brief: m.agency_entity_brief,
  company: m.agency_company,
  consultant: m.agency_consultant,
  diagnosis: m.agency_entity_diagnosis,
  dispute: m.agency_entity_dispute,
  exchange_rate: m.agency_entity_exchange_rate,
  expense: m.agency_entity_expense,
  ledger_account: m.agency_entity_ledger_account,
  ledger_month: m.agency_entity_ledger_month,
  matching_rules: m.agency_entity_matching_rules,
  invitation: m.agency_entity_invitation,
  invoice: m.agency_invoice,
  invoice_run: m.agency_run_title,
  number_series: m.agency_entity_number_series,
  offer: m.agency_entity_offer,
  payment_attempt: m.agency_entity_payment_attempt,
  reference_rate: m.agency_entity_reference_rate,
  refund: m.agency_entity_refund,
  reminder_settings: m.agency_entity_reminder_settings,
  payout: m.agency_entity_payout,
  payout_run: m.agency_entity_payout_run,
  payout_settings: m.agency_entity_payout_settings,
  request: m.agency_entity_request,
  self_bill: m.agency_entity_self_bill,
  strategy: m.agency_entity_strategy,
  timesheet: m.agency_entity_timesheet,
};

/** The kind of thing an event is about: "Uppdrag". */
export function entityName(entity: string): string {
  return NAMES[entity]?.() ?? entity;
}
