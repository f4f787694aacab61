import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { defaultTermsSchema, firstNumberSchema } from '$lib/schemas/ledger-settings.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import {
  getDefaultTerms,
  listNumberSeries,
  setDefaultTerms,
  setFirstNumber,
} from '$lib/server/bookkeeping/settings.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const [terms, series] = await Promise.all([
    getDefaultTerms(supabase),
    listNumberSeries(supabase),
  ]);
  return { terms, series, isBegun: event.url.searchParams.has('begun') };
});

export const actions = {
  terms: formAction(requireAgency, defaultTermsSchema, async ({ event, data }) => {
    await setDefaultTerms(event.locals.supabase, data.days);
    redirect(303, localizedHref('/agency/settings', event.locals.locale));
  }),
  first: formAction(requireAgency, firstNumberSchema, async ({ event, data }) => {
    await setFirstNumber(event.locals.supabase, data);
    redirect(303, localizedHref('/agency/settings?begun=1#series', event.locals.locale));
  }),
};
