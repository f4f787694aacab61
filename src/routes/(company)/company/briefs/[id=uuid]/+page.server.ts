import { redirect } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { isLiveRequest } from '$lib/domain/briefs/offer.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import {
  stepSchema,
  withdrawBriefSchema,
  withdrawRequestSchema,
} from '$lib/schemas/brief-steps.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { findAssignmentOfBrief } from '$lib/server/assignments/queries.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { openBrief, withdrawBrief, withdrawRequest } from '$lib/server/briefs/commands.ts';
import { levelNames } from '$lib/server/briefs/form-options.ts';
import { listRequests } from '$lib/server/briefs/offers.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  const [brief, requests, levels, events, assignmentId] = await Promise.all([
    getBrief(supabase, locale, id),
    listRequests(supabase, id),
    levelNames(supabase, locale),
    listEvents(supabase, 'brief', id),
    findAssignmentOfBrief(supabase, id),
  ]);
  const permitted = briefActions(brief.state, requests.some(isLiveRequest));
  const sent = Number(event.url.searchParams.get('sent') ?? 0);
  return { brief, requests, levels, events, assignmentId, permitted, sent };
});

export const actions = {
  open: formAction(requireCompany, stepSchema, async ({ event }) => {
    const id = event.params['id'] ?? '';
    await openBrief(event.locals.supabase, id);
    redirect(303, localizedHref(`/company/briefs/${id}/matches`, event.locals.locale));
  }),
  withdraw: formAction(requireCompany, withdrawBriefSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    await withdrawBrief(event.locals.supabase, id, data.reason);
    redirect(303, localizedHref(`/company/briefs/${id}`, event.locals.locale));
  }),
  withdrawRequest: formAction(requireCompany, withdrawRequestSchema, async ({ event, data }) => {
    await withdrawRequest(event.locals.supabase, data.request_id);
    const back = `/company/briefs/${event.params['id'] ?? ''}#requests`;
    redirect(303, localizedHref(back, event.locals.locale));
  }),
};
