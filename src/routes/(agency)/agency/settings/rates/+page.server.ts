import { redirect } from '@sveltejs/kit';
import { halfYears } from '$lib/domain/bookkeeping/settings.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { exchangeRateSchema, referenceRateSchema } from '$lib/schemas/ledger-settings.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import {
  listExchangeRates,
  listReferenceRates,
  setExchangeRate,
  setReferenceRate,
} from '$lib/server/bookkeeping/settings.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const [exchange, reference] = await Promise.all([
    listExchangeRates(supabase),
    listReferenceRates(supabase),
  ]);
  const today = todayInSweden();
  return { exchange, reference, today, halfYears: halfYears(today) };
});

export const actions = {
  exchange: formAction(requireAgency, exchangeRateSchema, async ({ event, data }) => {
    await setExchangeRate(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings/rates', event.locals.locale));
  }),
  reference: formAction(requireAgency, referenceRateSchema, async ({ event, data }) => {
    await setReferenceRate(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings/rates#reference', event.locals.locale));
  }),
};
