import { redirect } from '@sveltejs/kit';
import { heldBack, payableSums } from '$lib/domain/payouts/payout.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { parsePayoutDay, parsePayoutRail, payoutRunSchema } from '$lib/schemas/payouts.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listPayable } from '$lib/server/payouts/payables.ts';
import { createPayoutRun } from '$lib/server/payouts/payout-commands.ts';
import { listPayoutRuns } from '$lib/server/payouts/payout-runs.ts';
import { getPayoutSettings } from '$lib/server/payouts/payout-settings.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const [{ nextPayoutDay, stripeTransfers }, runs] = await Promise.all([
    getPayoutSettings(supabase),
    listPayoutRuns(supabase),
  ]);
  const day = parsePayoutDay(event.url.searchParams, nextPayoutDay);
  const rail = stripeTransfers ? parsePayoutRail(event.url.searchParams) : 'bank_file';
  const payables = await listPayable(supabase, day, rail);
  return {
    ...{ day, rail, stripeTransfers, nextPayoutDay, runs },
    sums: payableSums(payables),
    held: heldBack(payables),
  };
});

export const actions = {
  create: formAction(requireAgency, payoutRunSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const id = await createPayoutRun(supabase, data.payOn, data.ids, data.rail);
    redirect(303, localizedHref(`/agency/payouts/${id}`, locale));
  }),
};
