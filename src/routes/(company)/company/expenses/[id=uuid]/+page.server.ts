import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { approveExpenseSchema, rejectExpenseSchema } from '$lib/schemas/decide-expense.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { approveExpense, rejectExpense } from '$lib/server/expenses/commands.ts';
import { getExpense } from '$lib/server/expenses/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase } = event.locals;
  const id = params['id'] ?? '';
  const [expense, events] = await Promise.all([
    getExpense(supabase, id),
    listEvents(supabase, 'expense', id),
  ]);
  return { expense, events };
});

function show({ params, locals }: RequestEvent): never {
  redirect(303, localizedHref(`/company/expenses/${params['id'] ?? ''}`, locals.locale));
}

export const actions = {
  approve: formAction(requireCompany, approveExpenseSchema, async ({ event, data }) => {
    await approveExpense(event.locals.supabase, event.params['id'] ?? '', data.version);
    show(event);
  }),
  reject: formAction(requireCompany, rejectExpenseSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await rejectExpense(event.locals.supabase, id, data.version, data.reason);
    show(event);
  }),
};
