import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import {
  acceptSelfBillSchema,
  objectionSchema,
  shortReasonSchema,
} from '$lib/schemas/self-billing.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { objectToCredit } from '$lib/server/payouts/objections.ts';
import { acceptSelfBill, rejectSelfBill } from '$lib/server/payouts/self-bill-commands.ts';
import { listPayoutsOf } from '$lib/server/payouts/self-bill-payouts.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const [bill, events, payouts] = await Promise.all([
    getSelfBill(event.locals.supabase, id),
    listEvents(event.locals.supabase, 'self_bill', id),
    listPayoutsOf(event.locals.supabase, id),
  ]);
  const { searchParams } = event.url;
  const [isDone, hasObjected] = [searchParams.has('done'), searchParams.has('objected')];
  return { bill, events, payouts, today: todayInSweden(), isDone, hasObjected };
});

function showAgain(event: RequestEvent, what = 'done'): never {
  const id = event.params['id'] ?? '';
  redirect(303, localizedHref(`/consultant/self-bills/${id}?${what}`, event.locals.locale));
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
  object: formAction(requireConsultant, objectionSchema, async ({ event, data }) => {
    await objectToCredit(event.locals.supabase, data.creditId, data.objection);
    return showAgain(event, 'objected');
  }),
};
