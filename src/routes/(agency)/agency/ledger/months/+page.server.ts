import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { placeCardMoneySchema } from '$lib/schemas/place-card-money.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import {
  checkBooks,
  lastCheckedAt,
  listMonths,
  placeCardMoney,
} from '$lib/server/bookkeeping/months.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const [months, problems, checkedAt] = await Promise.all([
    listMonths(supabase),
    checkBooks(supabase),
    lastCheckedAt(supabase),
  ]);
  return { months, problems, checkedAt };
});

export const actions = {
  place: formAction(requireAgency, placeCardMoneySchema, async ({ event, data }) => {
    const invoiceId = await placeCardMoney(event.locals.supabase, data.source, data.invoice);
    redirect(303, localizedHref(`/agency/invoices/${invoiceId}`, event.locals.locale));
  }),
};
