import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { creditNoteSchema } from '$lib/schemas/credit-note.ts';
import { getInvoiceDetail } from '$lib/server/agency/invoice-detail.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { issueCreditNote, listCreditNotes } from '$lib/server/invoicing/credit-notes.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const id = params['id'] ?? '';
  const [invoice, credits] = await Promise.all([
    getInvoiceDetail(event.locals.supabase, id, todayInSweden()),
    listCreditNotes(event.locals.supabase, id),
  ]);
  return { invoice, credits };
});

export const actions = {
  credit: formAction(requireAgency, creditNoteSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await issueCreditNote(event.locals.supabase, id, data);
    redirect(303, `${localizedHref(`/agency/invoices/${id}`, event.locals.locale)}#credits`);
  }),
};
