import { redirect } from '@sveltejs/kit';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import { parseYear } from '$lib/schemas/payouts.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getPayoutYear } from '$lib/server/payouts/own-payouts.ts';
import {
  getStripeStanding,
  refreshStripeAccount,
  startStripeAccount,
} from '$lib/server/payouts/stripe-accounts.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const today = todayInSweden();
  const year = parseYear(event.url.searchParams, today);
  const { supabase } = event.locals;
  if (event.url.searchParams.has('stripe')) {
    await refreshStripeAccount(supabase, actor.consultantId);
  }
  const [payouts, stripe] = await Promise.all([
    getPayoutYear(supabase, actor.consultantId, year),
    getStripeStanding(supabase, actor.consultantId),
  ]);
  const thisYear = Number(today.slice(0, 4));
  return {
    ...payouts,
    stripe,
    years: [thisYear, thisYear - 1, thisYear - 2],
  };
});

export const actions = {
  stripe: formAction(requireConsultant, stepSchema, async ({ event, actor }) => {
    const { supabase, locale } = event.locals;
    const who = { consultantId: actor.consultantId, email: actor.user.email, locale };
    redirect(303, await startStripeAccount(supabase, who));
  }),
};
