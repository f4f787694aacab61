import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import type { AssignmentState } from '$lib/domain/assignments/assignment.ts';
import { reasonSchema, stepSchema } from '$lib/schemas/agency-reason.ts';
import { getAssignmentDetail } from '$lib/server/agency/assignment-detail.ts';
import { moveAssignment } from '$lib/server/agency/commands.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listExpenses } from '$lib/server/expenses/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [detail, expenses] = await Promise.all([
    getAssignmentDetail(supabase, locale, id, todayInSweden()),
    listExpenses(supabase, id),
  ]);
  return { ...detail, expenses };
});

async function moveAndShow(event: RequestEvent, to: AssignmentState, reason?: string) {
  const id = event.params['id'] ?? '';
  await moveAssignment(event.locals.supabase, id, to, reason);
  redirect(303, localizedHref(`/agency/assignments/${id}`, event.locals.locale));
}

export const actions = {
  start: formAction(requireAgency, stepSchema, ({ event }) => moveAndShow(event, 'active')),
  finish: formAction(requireAgency, stepSchema, ({ event }) => moveAndShow(event, 'finished')),
  cancel: formAction(requireAgency, reasonSchema, ({ event, data }) =>
    moveAndShow(event, 'cancelled', data.reason),
  ),
};
