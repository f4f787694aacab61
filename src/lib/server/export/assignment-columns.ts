import type { AssignmentSummary } from '$lib/domain/assignments/assignment.ts';
import { hoursCell, wholeCell } from '$lib/domain/export/csv.ts';
import { stateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';
import type { CsvColumn } from './csv-stream.ts';

/** An assignment's columns. @param sides whom the reader works with; the agency sees both */
export function assignmentColumns(
  sides: readonly ('company' | 'consultant')[],
): CsvColumn<AssignmentSummary>[] {
  const parties: Record<'company' | 'consultant', CsvColumn<AssignmentSummary>> = {
    company: { label: m.agency_company(), cell: (row) => row.companyName },
    consultant: { label: m.agency_consultant(), cell: (row) => row.consultantName },
  };
  return [
    { label: m.common_export_assignment_number(), cell: (row) => wholeCell(row.number) },
    { label: m.agency_assignment(), cell: (row) => row.title },
    ...sides.map((side) => parties[side]),
    { label: m.agency_state(), cell: (row) => stateWord('assignment', row.state).label },
    { label: m.common_export_from(), cell: (row) => row.period.from },
    { label: m.common_export_to(), cell: (row) => row.period.to },
    { label: m.common_export_share(), cell: (row) => wholeCell(row.percent) },
    { label: m.common_export_planned_hours(), cell: (row) => hoursCell(row.plannedMinutes) },
    { label: m.common_export_reported_hours(), cell: (row) => hoursCell(row.reportedMinutes) },
    { label: m.common_export_approved_hours(), cell: (row) => hoursCell(row.approvedMinutes) },
  ];
}
