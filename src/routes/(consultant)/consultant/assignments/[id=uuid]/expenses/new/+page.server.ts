import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { expenseSchema } from '$lib/schemas/expense.ts';
import { getAssignment } from '$lib/server/assignments/queries.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { saveExpense } from '$lib/server/expenses/commands.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { uploadedFile } from '$lib/server/forms/uploaded-file.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getReportedAssignment } from '$lib/server/time/own-assignments.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => {
  const { supabase: db, locale } = event.locals;
  const { id } = await getReportedAssignment(db, actor.consultantId, params['id'] ?? '');
  const assignment = await getAssignment(db, locale, id);
  return { assignment, today: todayInSweden(), key: randomUUID() };
});

export const actions = {
  default: formAction(requireConsultant, expenseSchema, async ({ event, data, form }) => {
    const id = event.params['id'] ?? '';
    const { supabase, locale } = event.locals;
    await saveExpense(supabase, id, data, uploadedFile(form, 'receipt'));
    redirect(303, `${localizedHref(`/consultant/assignments/${id}`, locale)}#expenses`);
  }),
};
