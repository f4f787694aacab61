import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { bankRefundSchema, paidRefundSchema, refundStepSchema } from '$lib/schemas/refund.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { atRefundAmount } from '$lib/server/payments/at-refund-amount.ts';
import {
  approveRefund,
  noteRefundPaid,
  requestBankRefund,
  stopRefund,
} from '$lib/server/payments/bank-refund.ts';
import { getCredit, listRefundsOf } from '$lib/server/payments/credits.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params, actor }) => {
  const { supabase } = event.locals;
  const id = params['id'] ?? '';
  const [credit, refunds] = await Promise.all([
    getCredit(supabase, id),
    listRefundsOf(supabase, id, actor.user.id),
  ]);
  const events = await Promise.all(
    refunds.map((refund) => listEvents(supabase, 'refund', refund.id)),
  );
  return { credit, refunds, events: events.reverse().flat(), today: todayInSweden() };
});

export const actions = {
  ask: formAction(requireAgency, bankRefundSchema, async ({ event, data }) => {
    try {
      await requestBankRefund(event.locals.supabase, event.params['id'] ?? '', data);
    } catch (cause) {
      throw atRefundAmount(cause, event.locals.locale);
    }
    back(event);
  }),
  approve: formAction(requireAgency, refundStepSchema, async ({ event, data }) => {
    await approveRefund(event.locals.supabase, data.refund);
    back(event);
  }),
  paid: formAction(requireAgency, paidRefundSchema, async ({ event, data }) => {
    await noteRefundPaid(event.locals.supabase, data);
    back(event);
  }),
  stop: formAction(requireAgency, refundStepSchema, async ({ event, data }) => {
    await stopRefund(event.locals.supabase, data.refund);
    back(event);
  }),
};

function back(event: RequestEvent): never {
  const path = `/agency/credits/${event.params['id'] ?? ''}`;
  redirect(303, `${localizedHref(path, event.locals.locale)}#refunds`);
}
