import { hoursCell, oreCell } from '$lib/domain/export/csv.ts';
import { earningsByMonth, type EarnedAssignment } from '$lib/domain/time/earnings.ts';
import { mondayOf } from '$lib/domain/time/week.ts';
import { reportWord } from '$lib/format/report-word.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Db } from '$lib/server/db/client.ts';
import { EXPORT_PAGE, type CsvTable } from '$lib/server/export/csv-stream.ts';
import { listReportWeeks, type ListedWeek } from './report-list.ts';
import { listOwnWeeks } from './timesheets.ts';

type MonthRow = EarnedAssignment & { month: string };

/** A consultant's weeks, reported and to be reported, as a file, the latest first. */
export function weekTable(db: Db, consultantId: string): CsvTable<ListedWeek> {
  return {
    columns: [
      { label: m.time_week(), cell: (row) => row.week },
      { label: m.common_export_monday(), cell: (row) => mondayOf(row.week) },
      { label: m.time_assignment(), cell: (row) => row.title },
      { label: m.assignments_company(), cell: (row) => row.companyName },
      { label: m.time_state(), cell: (row) => reportWord(row.state).label },
      { label: m.time_hours(), cell: (row) => hoursCell(row.minutes) },
    ],
    key: (row) => `${row.assignmentId} ${row.week}`,
    page: slices(() => listReportWeeks(db, consultantId)),
  };
}

/** What a consultant has earned, by month and assignment, as a file, the latest month first. */
export function earningsTable(db: Db, consultantId: string): CsvTable<MonthRow> {
  return {
    columns: [
      { label: m.common_export_month(), cell: (row) => row.month },
      { label: m.time_assignment(), cell: (row) => row.title },
      { label: m.assignments_company(), cell: (row) => row.companyName },
      { label: m.time_hours(), cell: (row) => hoursCell(row.minutes) },
      { label: m.time_earned_reported(), cell: (row) => oreCell(row.reportedOre) },
      { label: m.time_earned_approved(), cell: (row) => oreCell(row.approvedOre) },
      { label: m.time_earned_invoiced(), cell: (row) => oreCell(row.invoicedOre) },
      { label: m.time_earned_total(), cell: (row) => oreCell(row.totalOre) },
    ],
    key: (row) => `${row.month} ${row.assignmentId}`,
    page: slices(async () =>
      earningsByMonth(await listOwnWeeks(db, consultantId)).flatMap(({ month, assignments }) =>
        assignments.map((assignment) => ({ month, ...assignment })),
      ),
    ),
  };
}

/** A list that is made whole at the first page, page by page. */
function slices<Row>(
  all: () => Promise<readonly Row[]>,
): (page: number) => Promise<readonly Row[]> {
  let rows: Promise<readonly Row[]> | undefined;
  return async (page) => {
    rows ??= all();
    return (await rows).slice((page - 1) * EXPORT_PAGE, page * EXPORT_PAGE);
  };
}
