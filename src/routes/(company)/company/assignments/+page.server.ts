import { ASSIGNMENTS_PER_PAGE, listAssignments } from '$lib/server/assignments/queries.ts';
import { listTimesheetsToApprove } from '$lib/server/assignments/timesheets.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => {
  const { supabase } = event.locals;
  const companyId = actor.company.id;
  const page = pageNumber(event.url);
  const [{ assignments, total }, toApprove] = await Promise.all([
    listAssignments(supabase, { companyId }, page),
    listTimesheetsToApprove(supabase, companyId),
  ]);
  return { assignments, toApprove, page, pages: Math.ceil(total / ASSIGNMENTS_PER_PAGE) };
});
