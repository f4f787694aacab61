import { redirect } from '@sveltejs/kit';
import { chosenSheets, readyAssignments } from '$lib/domain/agency/ready-to-invoice.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { issueInvoiceSchema } from '$lib/schemas/agency-issue-invoice.ts';
import { parseNewInvoiceQuery } from '$lib/schemas/agency-new-invoice.ts';
import { issuePreviewed, previewInvoice } from '$lib/server/agency/invoice-preview.ts';
import { listReadyWeeks } from '$lib/server/agency/ready-weeks.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { assignment, sheets } = parseNewInvoiceQuery(event.url.searchParams);
  const { supabase } = event.locals;
  const weeks = await listReadyWeeks(supabase, assignment);
  if (assignment === undefined || weeks.length === 0) {
    return { weeks, ready: readyAssignments(weeks), preview: null, isOutdated: false };
  }
  const chosen = chosenSheets(weeks, sheets);
  const preview = await previewInvoice(supabase, assignment, todayInSweden(), chosen);
  const isOutdated = sheets !== undefined && sheets.length !== chosen?.length;
  return { weeks, ready: [], preview, isOutdated };
});

export const actions = {
  default: formAction(requireAgency, issueInvoiceSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    const { assignmentId, sheets: timesheetIds } = data;
    const id = await issuePreviewed(supabase, actor.user.id, { assignmentId, timesheetIds });
    redirect(303, localizedHref(`/agency/invoices/${id}`, locale));
  }),
};
