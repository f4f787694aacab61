import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { expenseSchema } from '$lib/schemas/expense.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { getAssignment } from '$lib/server/assignments/queries.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { saveExpense } from '$lib/server/expenses/commands.ts';
import { getExpense } from '$lib/server/expenses/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { uploadedFile } from '$lib/server/forms/uploaded-file.ts';
import { findBillOf } from '$lib/server/payouts/self-bill-payouts.ts';
import { getReportedAssignment } from '$lib/server/time/own-assignments.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor, params }) => {
  const { supabase: db, locale } = event.locals;
  const expense = await getExpense(db, params['id'] ?? '');
  // Somebody may be both a consultant and a company's member: here only the consultant's own.
  const { id } = await getReportedAssignment(db, actor.consultantId, expense.assignmentId);
  const [assignment, events, bill] = await Promise.all([
    getAssignment(db, locale, id),
    listEvents(db, 'expense', expense.id),
    findBillOf(db, { expense: expense.id }),
  ]);
  return { expense, assignment, events, bill, today: todayInSweden() };
});

export const actions = {
  default: formAction(requireConsultant, expenseSchema, async ({ event, data, form }) => {
    const { supabase, locale } = event.locals;
    const expense = await getExpense(supabase, event.params['id'] ?? '');
    const { assignmentId } = expense;
    await saveExpense(supabase, assignmentId, data, uploadedFile(form, 'receipt'), expense);
    redirect(303, `${localizedHref(`/consultant/assignments/${assignmentId}`, locale)}#expenses`);
  }),
};
