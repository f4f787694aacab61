import type { AuditEvent } from '$lib/domain/events/event.ts';
import type { Assignment, TimesheetSummary } from '$lib/domain/assignments/assignment.ts';
import type { IsoDate } from '$lib/domain/time/day.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import { getAssignment } from '$lib/server/assignments/queries.ts';
import { listTimesheets } from '$lib/server/assignments/timesheets.ts';
import { listAssignmentEvents } from '$lib/server/assignments/events.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap } from '$lib/server/db/db-error.ts';
import { listInvoicesOf, type InvoiceRow } from './invoices.ts';

/** An assignment with everything the agency follows it by. */
export type AssignmentDetail = {
  assignment: Assignment;
  companyId: string;
  consultantId: string;
  timesheets: TimesheetSummary[];
  invoices: InvoiceRow[];
  events: AuditEvent[];
};

/** One assignment with time, invoices and events. @throws {DomainError} 404 */
export async function getAssignmentDetail(
  db: Db,
  locale: Locale,
  id: string,
  today: IsoDate,
): Promise<AssignmentDetail> {
  const query = db.from('assignments').select('company_id, consultant_id').eq('id', id);
  const parties = unwrap(await query.maybeSingle());
  const assignment = await getAssignment(db, locale, id);
  const [timesheets, invoices, events] = await Promise.all([
    listTimesheets(db, id),
    listInvoicesOf(db, { assignmentId: id }, today),
    listAssignmentEvents(db, assignment.id, assignment.offerId),
  ]);
  return {
    assignment,
    companyId: parties.company_id,
    consultantId: parties.consultant_id,
    timesheets,
    invoices,
    events,
  };
}
