import { listContacts } from '$lib/server/assignments/contacts.ts';
import { listAssignmentEvents } from '$lib/server/assignments/events.ts';
import { getAssignment } from '$lib/server/assignments/queries.ts';
import { listTimesheets } from '$lib/server/assignments/timesheets.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { listExpenses } from '$lib/server/expenses/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getReportedAssignment } from '$lib/server/time/own-assignments.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => {
  const { supabase: db, locale } = event.locals;
  // Somebody may be both a consultant and a company's member: here only the consultant's own.
  const { id } = await getReportedAssignment(db, actor.consultantId, params['id'] ?? '');
  const assignment = await getAssignment(db, locale, id);
  const [timesheets, events, agency, contacts, expenses] = await Promise.all([
    listTimesheets(db, id),
    listAssignmentEvents(db, id, assignment.offerId),
    findAgencyCard(db),
    listContacts(db, id),
    listExpenses(db, id),
  ]);
  return { assignment, timesheets, events, contacts, expenses, agencyName: agency?.name ?? '' };
});
