import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { problemSentence } from '$lib/server/forms/sentences.ts';
import { getRun, retryRun } from '$lib/server/invoicing/runs.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const run = await getRun(event.locals.supabase, params['id'] ?? '');
  const items = run.items.map(({ fault, faultValues, ...item }) => ({
    ...item,
    reason: fault === null ? null : problemSentence(fault, faultValues),
  }));
  return { run: { ...run, items } };
});

export const actions = {
  retry: formAction(requireAgency, stepSchema, async ({ event }) => {
    const id = event.params['id'] ?? '';
    await retryRun(event.locals.supabase, id);
    redirect(303, localizedHref(`/agency/invoices/run/${id}`, event.locals.locale));
  }),
};
