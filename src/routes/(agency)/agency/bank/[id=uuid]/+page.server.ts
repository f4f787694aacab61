import { redirect, type RequestEvent } from '@sveltejs/kit';
import { findInvoices, proposedParts } from '$lib/domain/banking/proposed-parts.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { stepSchema } from '$lib/schemas/agency-reason.ts';
import {
  creditSchema,
  matchSchema,
  movementReasonSchema,
  parsePlacingQuery,
  placingSchema,
  refundDebitSchema,
  returnSchema,
  stripePayoutSchema,
} from '$lib/schemas/bank.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { getBankFile } from '$lib/server/banking/bank-files.ts';
import {
  creditMovement,
  matchPayouts,
  matchRefund,
  matchReturn,
  matchStripePayout,
  placeMovement,
  reopenMovement,
  setMovementAside,
  takeBackPayouts,
  takeBackPlacing,
  takeBackRefund,
} from '$lib/server/banking/commands.ts';
import { getDebitTrail } from '$lib/server/banking/debit-trail.ts';
import { getMovementTrail } from '$lib/server/banking/movement-trail.ts';
import {
  getMovement,
  listOpenInvoices,
  listPayers,
  suggestInvoices,
} from '$lib/server/banking/movements.ts';
import { getRefundTrail } from '$lib/server/banking/refund-trail.ts';
import { getStripeTrail } from '$lib/server/banking/stripe-trail.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase } = event.locals;
  const { q, invoices } = parsePlacingQuery(event.url.searchParams);
  const movement = await getMovement(supabase, params['id'] ?? '');
  const isWaiting = movement.state === 'waiting';
  const [file, trail, debit, stripe, refund, events, open, payers] = await Promise.all([
    getBankFile(supabase, movement.fileId),
    getMovementTrail(supabase, movement.id),
    getDebitTrail(supabase, movement),
    getStripeTrail(supabase, movement),
    getRefundTrail(supabase, movement),
    listEvents(supabase, 'bank_transaction', movement.id),
    isWaiting ? listOpenInvoices(supabase, movement.currency) : [],
    isWaiting ? listPayers(supabase) : [],
  ]);
  const chosen = invoices.flatMap((id) => open.find((invoice) => invoice.id === id) ?? []);
  return {
    ...{ movement, file, trail, debit, stripe, refund, events, q, payers },
    parts: proposedParts(movement.amountOre, chosen),
    suggestions: suggestInvoices(movement, open),
    found: findInvoices(open, q),
  };
});

export const actions = {
  place: formAction(requireAgency, placingSchema, async ({ event, data }) => {
    await placeMovement(event.locals.supabase, idOf(event), data);
    return backToMovement(event);
  }),
  credit: formAction(requireAgency, creditSchema, async ({ event, data }) => {
    await creditMovement(event.locals.supabase, idOf(event), data.company);
    return backToMovement(event);
  }),
  aside: formAction(requireAgency, movementReasonSchema, async ({ event, data }) => {
    await setMovementAside(event.locals.supabase, idOf(event), data.reason);
    return backToMovement(event);
  }),
  reopen: formAction(requireAgency, stepSchema, async ({ event }) => {
    await reopenMovement(event.locals.supabase, idOf(event));
    return backToMovement(event);
  }),
  match: formAction(requireAgency, matchSchema, async ({ event, data }) => {
    await matchPayouts(event.locals.supabase, idOf(event), data.payouts);
    return backToMovement(event);
  }),
  returned: formAction(requireAgency, returnSchema, async ({ event, data }) => {
    await matchReturn(event.locals.supabase, idOf(event), data.payout);
    return backToMovement(event);
  }),
  stripe: formAction(requireAgency, stripePayoutSchema, async ({ event, data }) => {
    await matchStripePayout(event.locals.supabase, idOf(event), data.stripe);
    return backToMovement(event);
  }),
  refund: formAction(requireAgency, refundDebitSchema, async ({ event, data }) => {
    await matchRefund(event.locals.supabase, idOf(event), data.refund);
    return backToMovement(event);
  }),
  takeBackRefund: formAction(requireAgency, movementReasonSchema, async ({ event, data }) => {
    await takeBackRefund(event.locals.supabase, idOf(event), data.reason);
    return backToMovement(event);
  }),
  takeBackPayouts: formAction(requireAgency, movementReasonSchema, async ({ event, data }) => {
    await takeBackPayouts(event.locals.supabase, idOf(event), data.reason);
    return backToMovement(event);
  }),
  takeBack: formAction(requireAgency, movementReasonSchema, async ({ event, data }) => {
    await takeBackPlacing(event.locals.supabase, idOf(event), data.reason);
    return backToMovement(event);
  }),
};

function idOf(event: RequestEvent): string {
  return event.params['id'] ?? '';
}

function backToMovement(event: RequestEvent): never {
  redirect(303, localizedHref(`/agency/bank/${idOf(event)}`, event.locals.locale));
}
