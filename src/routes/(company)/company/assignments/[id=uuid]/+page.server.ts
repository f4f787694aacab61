import { listContacts } from '$lib/server/assignments/contacts.ts';
import { listAssignmentEvents } from '$lib/server/assignments/events.ts';
import { getAssignment } from '$lib/server/assignments/queries.ts';
import { listTimesheets } from '$lib/server/assignments/timesheets.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { listExpenses } from '$lib/server/expenses/queries.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listInvoicesOfAssignment } from '$lib/server/invoicing/queries.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const assignment = await getAssignment(supabase, locale, id);
  const [timesheets, events, invoices, agency, contacts, expenses] = await Promise.all([
    listTimesheets(supabase, id),
    listAssignmentEvents(supabase, id, assignment.offerId),
    listInvoicesOfAssignment(supabase, id),
    findAgencyCard(supabase),
    listContacts(supabase, id),
    listExpenses(supabase, id),
  ]);
  const agencyName = agency?.name ?? '';
  return { assignment, timesheets, events, invoices, contacts, expenses, agencyName };
});
