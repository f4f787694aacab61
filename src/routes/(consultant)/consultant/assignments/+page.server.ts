import { ASSIGNMENTS_PER_PAGE, listAssignments } from '$lib/server/assignments/queries.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor: { consultantId } }) => {
  const page = pageNumber(event.url);
  const { assignments, total } = await listAssignments(
    event.locals.supabase,
    { consultantId },
    page,
  );
  return { assignments, page, pages: Math.ceil(total / ASSIGNMENTS_PER_PAGE) };
});
