import { error, redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { ballotSchema } from '$lib/schemas/shortlist.ts';
import { requirePerson } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { findBallot } from '$lib/server/shortlists/ballot.ts';
import { castVotes } from '$lib/server/shortlists/commands.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requirePerson, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const dataTime = new Date().toISOString();
  const [ballot, names] = await Promise.all([
    findBallot(supabase, locale, params['key'] ?? '', actor.user.id, todayInSweden()),
    matchNames(supabase, locale),
  ]);
  if (!ballot) error(404, 'not_found');
  return { ballot, names, dataTime, isSent: event.url.searchParams.has('sent') };
});

export const actions = {
  default: formAction(requirePerson, ballotSchema, async ({ event, data }) => {
    const key = event.params['key'] ?? '';
    await castVotes(event.locals.supabase, key, data);
    redirect(303, localizedHref(`/votes/${key}?sent=1`, event.locals.locale));
  }),
};
