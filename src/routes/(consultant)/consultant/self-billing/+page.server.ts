import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import { agreementSchema } from '$lib/schemas/self-billing.ts';
import { sellerFactsSchema } from '$lib/schemas/seller-facts.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getPayoutSettings } from '$lib/server/payouts/payout-settings.ts';
import {
  agreeToSelfBilling,
  endSelfBilling,
  saveSellerFacts,
} from '$lib/server/payouts/seller-commands.ts';
import { getSellerStanding } from '$lib/server/payouts/seller-standing.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor }) => {
  const { supabase } = event.locals;
  const [standing, settings] = await Promise.all([
    getSellerStanding(supabase, actor.consultantId, todayInSweden()),
    getPayoutSettings(supabase),
  ]);
  const { payoutDay, silenceDays, nextPayoutDay } = settings;
  return {
    standing,
    settings: { payoutDay, silenceDays, nextPayoutDay },
    done: event.url.searchParams.get('done'),
  };
});

function showAgain(event: RequestEvent, done: string): never {
  redirect(303, localizedHref(`/consultant/self-billing?done=${done}`, event.locals.locale));
}

export const actions = {
  save: formAction(requireConsultant, sellerFactsSchema, async ({ event, data }) => {
    await saveSellerFacts(event.locals.supabase, data);
    return showAgain(event, 'saved');
  }),
  agree: formAction(requireConsultant, agreementSchema, async ({ event, data }) => {
    await agreeToSelfBilling(event.locals.supabase, data);
    return showAgain(event, 'agreed');
  }),
  end: formAction(requireConsultant, stepSchema, async ({ event }) => {
    await endSelfBilling(event.locals.supabase);
    return showAgain(event, 'ended');
  }),
};
