import type { AssignmentSummary, TimesheetSummary } from '$lib/domain/assignments/assignment.ts';
import { hoursCell, oreCell } from '$lib/domain/export/csv.ts';
import { weekOf } from '$lib/domain/time/week.ts';
import { stateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { assignmentColumns } from '$lib/server/export/assignment-columns.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { listAssignments, type AssignmentOwner } from './queries.ts';
import { listCompanyTimesheets } from './timesheets.ts';

/** The assignments of a company or of a consultant as a file, the latest booked first. */
export function ownAssignmentTable(db: Db, owner: AssignmentOwner): CsvTable<AssignmentSummary> {
  return {
    columns: assignmentColumns(['companyId' in owner ? 'consultant' : 'company']),
    key: ({ id }) => id,
    page: async (page) => (await listAssignments(db, owner, page, EXPORT_PAGE)).assignments,
  };
}

/** Every week that a company's consultants have sent in, as a file, the latest first. */
export function companyTimesheetTable(db: Db, companyId: string): CsvTable<TimesheetSummary> {
  return {
    columns: [
      { label: m.assignments_week(), cell: (row) => weekOf(row.weekStart) },
      { label: m.common_export_monday(), cell: (row) => row.weekStart },
      { label: m.assignments_one(), cell: (row) => row.assignmentTitle },
      { label: m.assignments_consultant(), cell: (row) => row.consultantName },
      { label: m.agency_state(), cell: (row) => stateWord('timesheet', row.state).label },
      { label: m.time_hours(), cell: (row) => hoursCell(row.minutes) },
      { label: m.common_export_goal_hours(), cell: (row) => hoursCell(row.linkedMinutes) },
      { label: m.common_export_net(), cell: (row) => oreCell(row.amountOre) },
    ],
    key: ({ id }) => id,
    page: (page) => listCompanyTimesheets(db, companyId, page, EXPORT_PAGE),
  };
}
