import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { m } from '$lib/paraglide/messages.js';
import {
  duplicateBriefSchema,
  gateSchema,
  splitBriefSchema,
  stepSchema,
  withdrawBriefSchema,
  withdrawRequestSchema,
} from '$lib/schemas/brief-steps.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { loadBriefPage } from '$lib/server/briefs/brief-page.ts';
import {
  duplicateBrief,
  keepTogether,
  withdrawBrief,
  withdrawRequest,
} from '$lib/server/briefs/commands.ts';
import { openOrAsk } from '$lib/server/briefs/form-actions.ts';
import { overrideGate } from '$lib/server/briefs/gate.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { splitRole, splitsOf } from '$lib/server/briefs/splits.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

type Here = { params: Partial<Record<string, string>>; locals: App.Locals };

/** The address of the brief's page, or of a place on or below it. */
function at({ params, locals }: Here, place = ''): string {
  return localizedHref(`/company/briefs/${params['id'] ?? ''}${place}`, locals.locale);
}

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) =>
  loadBriefPage(event, actor.company.id, params['id'] ?? ''),
);

export const actions = {
  open: formAction(requireCompany, stepSchema, async ({ event }) => {
    redirect(303, at(event, await openOrAsk(event, event.params['id'] ?? '')));
  }),
  openAnyway: formAction(requireCompany, gateSchema, async ({ event, data }) => {
    const id = event.params['id'] ?? '';
    const { gate_name: name, gate_title: title, gate_reason: reason } = data;
    await overrideGate(event.locals.supabase, id, { name, title, reason });
    redirect(303, at(event, await openOrAsk(event, id)));
  }),
  split: formAction(requireCompany, splitBriefSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    await splitRole(supabase, locale, actor.company.id, event.params['id'] ?? '', data);
    redirect(303, at(event, '?split=done#roles'));
  }),
  keep: formAction(requireCompany, stepSchema, async ({ event }) => {
    const { supabase, locale } = event.locals;
    const { brief, findings } = await splitsOf(supabase, locale, event.params['id'] ?? '');
    const marks = findings.map(({ mark }) => mark);
    if (marks.length > 0) await keepTogether(supabase, brief.id, marks);
    redirect(303, at(event));
  }),
  duplicate: formAction(requireCompany, duplicateBriefSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const { id, title } = await getBrief(supabase, locale, event.params['id'] ?? '');
    const copyTitle = m.briefs_copy_title({ title: title.slice(0, 105) });
    const copy = await duplicateBrief(supabase, id, copyTitle, data.form_key);
    redirect(303, localizedHref(`/company/briefs/${copy}/edit`, locale));
  }),
  withdraw: formAction(requireCompany, withdrawBriefSchema, async ({ event, data }) => {
    await withdrawBrief(event.locals.supabase, event.params['id'] ?? '', data.reason);
    redirect(303, at(event));
  }),
  withdrawRequest: formAction(requireCompany, withdrawRequestSchema, async ({ event, data }) => {
    await withdrawRequest(event.locals.supabase, data.request_id);
    redirect(303, at(event, '#roles'));
  }),
};
