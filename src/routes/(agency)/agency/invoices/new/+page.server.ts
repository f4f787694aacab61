import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { issueInvoiceSchema } from '$lib/schemas/agency-issue-invoice.ts';
import { parseNewInvoiceQuery } from '$lib/schemas/agency-new-invoice.ts';
import { issuePreviewed } from '$lib/server/agency/invoice-preview.ts';
import { newInvoicePage } from '$lib/server/agency/new-invoice-page.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, ({ event }) =>
  newInvoicePage(
    event.locals.supabase,
    parseNewInvoiceQuery(event.url.searchParams),
    todayInSweden(),
  ),
);

export const actions = {
  default: formAction(requireAgency, issueInvoiceSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    const id = await issuePreviewed(supabase, actor.user.id, {
      assignmentId: data.assignmentId,
      timesheetIds: data.sheets,
      expenseIds: data.expenses,
    });
    redirect(303, localizedHref(`/agency/invoices/${id}`, locale));
  }),
};
