import { redirect, type RequestEvent } from '@sveltejs/kit';
import { roleAt } from '$lib/domain/briefs/brief-role.ts';
import { waitsForStrategy } from '$lib/domain/briefs/strategy-gate.ts';
import { MOST_CANDIDATES } from '$lib/domain/shortlists/candidate.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { adoptProposalSchema } from '$lib/schemas/proposal.ts';
import {
  addToShortlistSchema,
  askShortlistedSchema,
  moveCandidateSchema,
  noteCandidateSchema,
  removeCandidateSchema,
  shareShortlistSchema,
} from '$lib/schemas/shortlist.ts';
import { stepSchema } from '$lib/schemas/brief-steps.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { gateOf } from '$lib/server/briefs/gate.ts';
import { getBrief } from '$lib/server/briefs/queries.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { fieldSentence, problemSentence } from '$lib/server/forms/sentences.ts';
import * as commands from '$lib/server/shortlists/commands.ts';
import { readShortlistPage } from '$lib/server/shortlists/company-page.ts';
import { shortlistIdOf } from '$lib/server/shortlists/shortlist-of-role.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** In the address, when the form of the ranking came without anybody ticked. */
const NOBODY_PICKED = 'nobody';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { supabase, locale } = event.locals;
  const brief = await getBrief(supabase, locale, params['id'] ?? '');
  const { searchParams } = event.url;
  const role = roleAt(brief, Number(searchParams.get('role')) || null);
  const today = todayInSweden();
  const reader = { companyId: actor.company.id, me: actor.user.id, today, locale };
  const refused = searchParams.get('refused');
  const [page, gate] = await Promise.all([
    readShortlistPage(supabase, brief, role, reader),
    gateOf(supabase, actor.company.id, brief),
  ]);
  return {
    ...page,
    waits: brief.state === 'open' && !role.isFilled && waitsForStrategy(role, gate),
    brief,
    role,
    today,
    companyName: actor.company.name,
    done: searchParams.get('done'),
    refused: refused === null ? null : refusal(refused),
  };
});

function refusal(code: string): string {
  if (code === NOBODY_PICKED) return fieldSentence('choose_candidates');
  return problemSentence(code, { limit: MOST_CANDIDATES });
}

/** Back to the same role, so that a reload posts nothing again. */
function back({ params, url, locals }: RequestEvent, query = ''): never {
  const role = Number(url.searchParams.get('role')) || 1;
  const path = `/company/briefs/${params['id'] ?? ''}/shortlist?role=${role}${query}`;
  redirect(303, localizedHref(path, locals.locale));
}

const add = formAction(requireCompany, addToShortlistSchema, async ({ event, data }) => {
  await commands.addToShortlist(event.locals.supabase, data.brief_role_id, data.consultants);
  return back(event, '&done=added');
});

export const actions = {
  /** Comes from the page of the ranking, so what was refused is told here. */
  add: async (event) => {
    const answer = await add(event);
    const { code } = answer.data;
    return back(event, `&refused=${code ?? NOBODY_PICKED}`);
  },
  remove: formAction(requireCompany, removeCandidateSchema, async ({ event, data }) => {
    const id = await shortlistIdOf(event);
    await commands.removeFromShortlist(event.locals.supabase, id, data.consultant_id);
    return back(event);
  }),
  move: formAction(requireCompany, moveCandidateSchema, async ({ event, data }) => {
    await commands.moveShortlisted(event.locals.supabase, await shortlistIdOf(event), data);
    return back(event);
  }),
  note: formAction(requireCompany, noteCandidateSchema, async ({ event, data }) => {
    const id = await shortlistIdOf(event);
    await commands.noteShortlisted(event.locals.supabase, id, data.consultant_id, data.note);
    return back(event);
  }),
  share: formAction(requireCompany, shareShortlistSchema, async ({ event, data }) => {
    await commands.shareShortlist(event.locals.supabase, await shortlistIdOf(event), data);
    return back(event, '&done=shared#share');
  }),
  revoke: formAction(requireCompany, stepSchema, async ({ event }) => {
    await commands.revokeLink(event.locals.supabase, await shortlistIdOf(event));
    return back(event, '&done=revoked#share');
  }),
  close: formAction(requireCompany, stepSchema, async ({ event }) => {
    await commands.closeVoting(event.locals.supabase, await shortlistIdOf(event));
    return back(event, '&done=closed#share');
  }),
  adopt: formAction(requireCompany, adoptProposalSchema, async ({ event, data }) => {
    await commands.adoptProposal(event.locals.supabase, data.proposal_id);
    return back(event, '&done=adopted');
  }),
  ask: formAction(requireCompany, askShortlistedSchema, async ({ event, data }) => {
    const { supabase, locale } = event.locals;
    const list = await shortlistIdOf(event);
    const sent = await commands.askShortlisted(supabase, list, data.consultants, data.message);
    const path = `/company/briefs/${event.params['id'] ?? ''}?sent=${sent}`;
    return redirect(303, localizedHref(path, locale));
  }),
} satisfies import('./$types.js').Actions;
