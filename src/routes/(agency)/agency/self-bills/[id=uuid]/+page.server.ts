import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import { creditNoteSchema } from '$lib/schemas/credit-note.ts';
import { guaranteeSchema } from '$lib/schemas/payouts.ts';
import { answerObjectionSchema, shortReasonSchema } from '$lib/schemas/self-billing.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listVouchersOf } from '$lib/server/bookkeeping/vouchers.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { answerObjection } from '$lib/server/payouts/objections.ts';
import { guaranteeSelfBill } from '$lib/server/payouts/payout-commands.ts';
import { isGuaranteed } from '$lib/server/payouts/payout-guarantee.ts';
import {
  creditSelfBill,
  issueSelfBill,
  withdrawSelfBill,
} from '$lib/server/payouts/self-bill-commands.ts';
import { listPayoutsOf } from '$lib/server/payouts/self-bill-payouts.ts';
import { getSelfBill } from '$lib/server/payouts/self-bills.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const { supabase: db } = event.locals;
  const [bill, events, guaranteed, payouts] = await Promise.all([
    getSelfBill(db, id),
    listEvents(db, 'self_bill', id),
    isGuaranteed(db, id),
    listPayoutsOf(db, id),
  ]);
  const vouchers = await listVouchersOf(db, [id, ...payouts.map((payout) => payout.id)]);
  return { bill, events, isGuaranteed: guaranteed, payouts, vouchers };
});

const idOf = (event: RequestEvent) => event.params['id'] ?? '';

function showAgain(event: RequestEvent): never {
  redirect(303, localizedHref(`/agency/self-bills/${idOf(event)}`, event.locals.locale));
}

export const actions = {
  discard: formAction(requireAgency, stepSchema, async ({ event }) => {
    await withdrawSelfBill(event.locals.supabase, idOf(event));
    return showAgain(event);
  }),
  withdraw: formAction(requireAgency, shortReasonSchema, async ({ event, data }) => {
    await withdrawSelfBill(event.locals.supabase, idOf(event), data.reason);
    return showAgain(event);
  }),
  issue: formAction(requireAgency, stepSchema, async ({ event }) => {
    await issueSelfBill(event.locals.supabase, idOf(event));
    return showAgain(event);
  }),
  guarantee: formAction(requireAgency, guaranteeSchema, async ({ event, data }) => {
    await guaranteeSelfBill(event.locals.supabase, idOf(event), data.guaranteeReason);
    return showAgain(event);
  }),
  credit: formAction(requireAgency, creditNoteSchema, async ({ event, data }) => {
    await creditSelfBill(event.locals.supabase, idOf(event), data);
    return showAgain(event);
  }),
  answer: formAction(requireAgency, answerObjectionSchema, async ({ event, data }) => {
    await answerObjection(event.locals.supabase, data);
    return showAgain(event);
  }),
};
