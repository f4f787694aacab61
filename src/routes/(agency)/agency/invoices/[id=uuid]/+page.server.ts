import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { resendEInvoiceSchema, settleEInvoiceSchema } from '$lib/schemas/e-invoice.ts';
import { creditNoteSchema } from '$lib/schemas/credit-note.ts';
import {
  pauseSchema,
  resumeSchema,
  sendReminderSchema,
  withdrawSchema,
} from '$lib/schemas/reminders.ts';
import { refundSchema } from '$lib/schemas/refund.ts';
import { getInvoiceDetail } from '$lib/server/agency/invoice-detail.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { listVouchersOfInvoice } from '$lib/server/bookkeeping/vouchers.ts';
import {
  listEInvoices,
  resendEInvoice,
  settleEInvoice,
} from '$lib/server/e-invoices/e-invoices.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { issueCreditNote, listCreditNotes } from '$lib/server/invoicing/credit-notes.ts';
import { atRefundAmount } from '$lib/server/payments/at-refund-amount.ts';
import { getPaymentTrail, requestRefund } from '$lib/server/payments/payment-trail.ts';
import {
  pauseReminders,
  resumeReminders,
  sendReminder,
  withdrawClaim,
} from '$lib/server/reminders/commands.ts';
import { getInvoiceReminders } from '$lib/server/reminders/invoice-reminders.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const [invoice, credits, trail, vouchers, reminders, eInvoices] = await Promise.all([
    getInvoiceDetail(event.locals.supabase, id, todayInSweden()),
    listCreditNotes(event.locals.supabase, id),
    getPaymentTrail(event.locals.supabase, id),
    listVouchersOfInvoice(event.locals.supabase, id),
    getInvoiceReminders(event.locals.supabase, id, todayInSweden()),
    listEInvoices(event.locals.supabase, id),
  ]);
  return { invoice, credits, trail, vouchers, reminders, eInvoices };
});

export const actions = {
  credit: formAction(requireAgency, creditNoteSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await issueCreditNote(event.locals.supabase, id, data);
    redirect(303, `${invoiceHref(event)}#credits`);
  }),
  refund: formAction(requireAgency, refundSchema, async ({ event, data }) => {
    try {
      await requestRefund(event.locals.supabase, data);
    } catch (cause) {
      throw atRefundAmount(cause, event.locals.locale);
    }
    redirect(303, `${invoiceHref(event)}#refunds`);
  }),
  resend: formAction(requireAgency, resendEInvoiceSchema, async ({ event, data }) => {
    await resendEInvoice(event.locals.supabase, data.document);
    redirect(303, `${invoiceHref(event)}#e-invoice`);
  }),
  settle: formAction(requireAgency, settleEInvoiceSchema, async ({ event, data }) => {
    await settleEInvoice(event.locals.supabase, data.document, data.how);
    redirect(303, `${invoiceHref(event)}#e-invoice`);
  }),
  remind: formAction(requireAgency, sendReminderSchema, async ({ event, data }) => {
    await sendReminder(event.locals.supabase, event.params['id'] ?? '', data.step);
    redirect(303, `${invoiceHref(event)}#reminders`);
  }),
  pause: formAction(requireAgency, pauseSchema, async ({ event, data }) => {
    const pause = { reason: data.pause_reason, until: data.until };
    await pauseReminders(event.locals.supabase, event.params['id'] ?? '', pause);
    redirect(303, `${invoiceHref(event)}#reminders`);
  }),
  resume: formAction(requireAgency, resumeSchema, async ({ event }) => {
    await resumeReminders(event.locals.supabase, event.params['id'] ?? '');
    redirect(303, `${invoiceHref(event)}#reminders`);
  }),
  withdraw: formAction(requireAgency, withdrawSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await withdrawClaim(event.locals.supabase, id, data.withdraw_reason);
    redirect(303, `${invoiceHref(event)}#credits`);
  }),
};

function invoiceHref(event: RequestEvent): string {
  return localizedHref(`/agency/invoices/${event.params['id'] ?? ''}`, event.locals.locale);
}
