import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { invoiceRunSchema } from '$lib/schemas/agency-invoice-run.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { planRun } from '$lib/server/invoicing/run-plan.ts';
import { listRuns, startRun } from '$lib/server/invoicing/runs.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const [plan, runs] = await Promise.all([planRun(supabase, todayInSweden()), listRuns(supabase)]);
  return { previews: plan.map(({ preview }) => preview), runs };
});

export const actions = {
  default: formAction(requireAgency, invoiceRunSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    const id = await startRun(supabase, actor.user.id, data.choices, todayInSweden());
    redirect(303, localizedHref(`/agency/invoices/run/${id}`, locale));
  }),
};
