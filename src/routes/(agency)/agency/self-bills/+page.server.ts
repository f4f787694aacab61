import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { chosenSchema } from '$lib/schemas/self-billing.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import {
  createSelfBills,
  sendSelfBills,
  type RunCount,
} from '$lib/server/payouts/self-bill-commands.ts';
import { getSelfBillDesk } from '$lib/server/payouts/self-bill-desk.ts';
import { todayInSweden } from '$lib/server/today.ts';

const countOf = (event: RequestEvent, name: string) =>
  Number(event.url.searchParams.get(name)?.match(/^\d{1,4}$/u)?.[0] ?? NaN);

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const today = todayInSweden();
  const desk = await getSelfBillDesk(event.locals.supabase, today);
  const run = event.url.searchParams.get('run');
  return {
    desk,
    today,
    run: run === 'drawn' || run === 'sent' ? run : null,
    counts: { done: countOf(event, 'done'), skipped: countOf(event, 'skipped') },
  };
});

function showCounts(event: RequestEvent, run: string, { done, skipped }: RunCount): never {
  const query = `run=${run}&done=${done}&skipped=${skipped}`;
  redirect(303, localizedHref(`/agency/self-bills?${query}`, event.locals.locale));
}

export const actions = {
  draw: formAction(requireAgency, chosenSchema, async ({ event, actor, data }) => {
    const { supabase } = event.locals;
    return showCounts(event, 'drawn', await createSelfBills(supabase, actor.user.id, data.ids));
  }),
  send: formAction(requireAgency, chosenSchema, async ({ event, data }) => {
    return showCounts(event, 'sent', await sendSelfBills(event.locals.supabase, data.ids));
  }),
};
