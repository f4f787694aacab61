import { redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { maySubmit, profileChecklist } from '$lib/domain/consultants/profile.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { requireConsultant } from '$lib/server/auth/guards.ts';
import { listBriefFormOptions } from '$lib/server/briefs/form-options.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { listOwnLoad } from '$lib/server/consultants/load.ts';
import { ownCard } from '$lib/server/consultants/own-card.ts';
import { setPaused, submitProfile } from '$lib/server/consultants/profile-commands.ts';
import { findRejectionReason, getOwnProfile } from '$lib/server/consultants/profile.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireConsultant, async ({ event, actor: { consultantId } }) => {
  const { supabase: db, locale } = event.locals;
  const [profile, options, agency, spans, reason] = await Promise.all([
    getOwnProfile(db, consultantId),
    listBriefFormOptions(db, locale),
    findAgencyCard(db),
    listOwnLoad(db),
    findRejectionReason(db, consultantId),
  ]);
  const today = todayInSweden();
  return {
    profile,
    options,
    marginBp: agency?.marginBp ?? null,
    checklist: profileChecklist(profile),
    maySubmit: maySubmit(profile),
    card: ownCard(profile, spans, options, today),
    rejectionReason: profile.state === 'rejected' ? reason : null,
    today,
    done: event.url.searchParams.get('done'),
  };
});

const empty = z.object({});

function back({ locals }: RequestEvent, done: string): never {
  redirect(303, localizedHref(`/consultant/profile?done=${done}`, locals.locale));
}

export const actions = {
  submit: formAction(requireConsultant, empty, async ({ event, actor }) => {
    await submitProfile(event.locals.supabase, actor.consultantId);
    return back(event, 'submitted');
  }),
  pause: formAction(requireConsultant, empty, async ({ event }) => {
    await setPaused(event.locals.supabase, true);
    return back(event, 'paused');
  }),
  resume: formAction(requireConsultant, empty, async ({ event }) => {
    await setPaused(event.locals.supabase, false);
    return back(event, 'resumed');
  }),
} satisfies import('./$types.js').Actions;
