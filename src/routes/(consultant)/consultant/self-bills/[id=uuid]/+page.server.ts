import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { acceptSelfBillSchema, shortReasonSchema } from '$lib/schemas/self-billing.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { acceptSelfBill, rejectSelfBill } from '$lib/server/payouts/self-bill-commands.ts';
import { listPayoutsOf } from '$lib/server/payouts/self-bill-payouts.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';

export const load = guardedLoad(requireConsultant, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const [bill, events, payouts] = await Promise.all([
    getSelfBill(event.locals.supabase, id),
    listEvents(event.locals.supabase, 'self_bill', id),
    listPayoutsOf(event.locals.supabase, id),
  ]);
  return { bill, events, payouts, isDone: event.url.searchParams.has('done') };
});

function showAgain(event: RequestEvent): never {
  const id = event.params['id'] ?? '';
  redirect(303, localizedHref(`/consultant/self-bills/${id}?done`, event.locals.locale));
}

export const actions = {
  accept: formAction(requireConsultant, acceptSelfBillSchema, async ({ event, data }) => {
    await acceptSelfBill(event.locals.supabase, event.params['id'] ?? '', data.sha256);
    return showAgain(event);
  }),
  reject: formAction(requireConsultant, shortReasonSchema, async ({ event, data }) => {
    await rejectSelfBill(event.locals.supabase, event.params['id'] ?? '', data.reason);
    return showAgain(event);
  }),
};
