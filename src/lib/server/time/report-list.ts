import { reportWeeks, type ReportWeek } from '$lib/domain/time/report-weeks.ts';
import type { Db } from '$lib/server/db/client.ts';
import { todayInSweden } from '$lib/server/today.ts';
import { listReportedAssignments } from './own-assignments.ts';
import { listOwnWeeks } from './timesheets.ts';

/** A week of one assignment in the consultant's list. */
export type ListedWeek = ReportWeek & { assignmentId: string; title: string; companyName: string };

/**
 * Every week the consultant has reported or should report, latest first. A cancelled assignment
 * has those up to the day it was cancelled.
 */
export async function listReportWeeks(db: Db, consultantId: string): Promise<ListedWeek[]> {
  const [assignments, saved] = await Promise.all([
    listReportedAssignments(db, consultantId),
    listOwnWeeks(db, consultantId),
  ]);
  const weeks = assignments.flatMap(({ id, title, companyName, reportable }) => {
    if (!reportable) return [];
    const own = saved.filter(({ assignmentId }) => assignmentId === id);
    const listed = reportWeeks(reportable, todayInSweden(), own);
    return listed.map((week) => ({ ...week, assignmentId: id, title, companyName }));
  });
  return weeks.sort((a, b) => (a.week < b.week ? 1 : a.week > b.week ? -1 : 0));
}
