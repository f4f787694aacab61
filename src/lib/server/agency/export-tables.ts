import type { InvoiceRow } from '$lib/domain/agency/invoice-row.ts';
import type { ConsultantRow } from '$lib/domain/agency/consultant-row.ts';
import type { CompanyRow } from '$lib/domain/agency/company-row.ts';
import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import { oreCell, wholeCell } from '$lib/domain/export/csv.ts';
import { entityName } from '$lib/format/entity-name.ts';
import { eventNote } from '$lib/format/event-note.ts';
import { actorName, eventSentence } from '$lib/format/event-sentence.ts';
import { stateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseAgencyAssignmentFilter } from '$lib/schemas/agency-assignment-filter.ts';
import { parseAuditFilter } from '$lib/schemas/agency-audit-filter.ts';
import { parseAgencyCompanyFilter } from '$lib/schemas/agency-company-filter.ts';
import { parseAgencyConsultantFilter } from '$lib/schemas/agency-consultant-filter.ts';
import { parseInvoiceFilter } from '$lib/schemas/agency-invoice-filter.ts';
import type { Db } from '$lib/server/db/client.ts';
import { assignmentColumns } from '$lib/server/export/assignment-columns.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listAllAssignments } from './assignments.ts';
import { listAudit, type AuditRow } from './audit.ts';
import { listCompanies } from './companies.ts';
import { listConsultants } from './consultants.ts';
import { listInvoices } from './invoices.ts';
import { momentInSweden } from './moment.ts';

// Each of the agency's lists as a file, with the filter and order of its address.

export function assignmentTable(db: Db, query: URLSearchParams): CsvTable<AssignmentSummary> {
  const filter = parseAgencyAssignmentFilter(query);
  return {
    columns: assignmentColumns(['company', 'consultant']),
    key: ({ id }) => id,
    page: async (page) => (await listAllAssignments(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}

export function invoiceTable(db: Db, query: URLSearchParams): CsvTable<InvoiceRow> {
  const filter = parseInvoiceFilter(query);
  const today = todayInSweden();
  return {
    columns: [
      { label: m.common_export_invoice_number(), cell: (row) => wholeCell(row.number) },
      { label: m.agency_company(), cell: (row) => row.companyName },
      { label: m.agency_state(), cell: (row) => stateWord('invoice', row.standing).label },
      { label: m.agency_invoice_date(), cell: (row) => row.issueDate },
      { label: m.agency_invoice_due(), cell: (row) => row.dueDate },
      { label: m.common_export_currency(), cell: (row) => row.currency },
      { label: m.common_export_net_amount(), cell: (row) => oreCell(row.netOre) },
      { label: m.common_export_gross(), cell: (row) => oreCell(row.totalOre) },
      { label: m.common_export_open(), cell: (row) => oreCell(row.openOre) },
      { label: m.common_export_surplus(), cell: (row) => oreCell(row.surplusOre) },
    ],
    key: ({ id }) => id,
    page: async (page) => (await listInvoices(db, { ...filter, page }, today, EXPORT_PAGE)).rows,
  };
}

export function consultantTable(db: Db, query: URLSearchParams): CsvTable<ConsultantRow> {
  const filter = parseAgencyConsultantFilter(query);
  const yesOrNo = (is: boolean) => (is ? m.common_export_yes() : m.common_export_no());
  return {
    columns: [
      { label: m.agency_number(), cell: (row) => `K-${row.number}` },
      { label: m.agency_consultant(), cell: (row) => row.name },
      { label: m.common_export_headline(), cell: (row) => row.headline },
      { label: m.agency_state(), cell: (row) => stateWord('consultant', row.state).label },
      { label: m.common_export_paused(), cell: (row) => yesOrNo(row.isPaused) },
      { label: m.agency_registered(), cell: (row) => row.registeredOn },
      { label: m.common_export_rate(), cell: (row) => oreCell(row.wishedRateOre) },
    ],
    key: ({ id }) => id,
    page: async (page) => (await listConsultants(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}

export function companyTable(db: Db, query: URLSearchParams): CsvTable<CompanyRow> {
  const filter = parseAgencyCompanyFilter(query);
  return {
    columns: [
      { label: m.agency_company(), cell: (row) => row.name },
      { label: m.accounts_field_city(), cell: (row) => row.city },
      { label: m.agency_country(), cell: (row) => row.country },
      { label: m.common_export_organisation_number(), cell: (row) => row.organisationNumber },
      { label: m.accounts_field_vat_number(), cell: (row) => row.vatNumber },
      { label: m.agency_registered(), cell: (row) => row.registeredOn },
    ],
    key: ({ id }) => id,
    page: async (page) => (await listCompanies(db, { ...filter, page }, EXPORT_PAGE)).rows,
  };
}

export function auditTable(db: Db, query: URLSearchParams): CsvTable<AuditRow> {
  const filter = parseAuditFilter(query);
  let start: number | undefined;
  return {
    columns: [
      { label: m.agency_audit_when(), cell: (row) => momentInSweden(row.occurredAt) },
      { label: m.agency_audit_what(), cell: (row) => sentenceOf(row) },
      { label: m.agency_audit_who(), cell: (row) => actorName(row.actor, row.person) },
      { label: m.agency_audit_about(), cell: (row) => entityName(row.entity) },
      { label: m.common_export_party(), cell: (row) => row.party },
      { label: m.agency_reason(), cell: (row) => row.reason },
    ],
    key: ({ id }) => String(id),
    // The log is paged by id, not by number: each page begins where the last one ended.
    page: async () => {
      const { events } = await listAudit(db, { ...filter, from_event: start }, EXPORT_PAGE);
      start = events.at(-1)?.id ?? start;
      return events;
    },
  };
}

function sentenceOf(event: AuditRow): string {
  const note = eventNote(event);
  return note === null ? eventSentence(event.kind) : `${eventSentence(event.kind)}: ${note}`;
}
