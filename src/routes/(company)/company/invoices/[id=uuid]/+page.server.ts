import { listEvents } from '$lib/server/assignments/events.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listCreditNotes } from '$lib/server/invoicing/credit-notes.ts';
import { payAction } from '$lib/server/invoicing/pay-action.ts';
import { findPaymentNotice } from '$lib/server/invoicing/payment-standing.ts';
import { getInvoice } from '$lib/server/invoicing/queries.ts';
import { getOwnReminders } from '$lib/server/reminders/invoice-reminders.ts';
import { getPaymentTrail } from '$lib/server/payments/payment-trail.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const cameBack = event.url.searchParams.get('payment') === 'cancelled';
  const [invoice, events, notice, credits, reminders, trail] = await Promise.all([
    getInvoice(event.locals.supabase, id),
    listEvents(event.locals.supabase, 'invoice', id),
    findPaymentNotice(event.locals.supabase, id, cameBack),
    listCreditNotes(event.locals.supabase, id),
    getOwnReminders(event.locals.supabase, id),
    getPaymentTrail(event.locals.supabase, id),
  ]);
  return { invoice, events, notice, notes: credits.notes, reminders, trail };
});

export const actions = { pay: payAction(requireCompany) };
