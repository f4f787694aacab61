import type { ServerLoadEvent } from '@sveltejs/kit';
import { briefActions } from '$lib/domain/briefs/brief.ts';
import { isLiveRequest } from '$lib/domain/briefs/offer.ts';
import { openFindings } from '$lib/domain/briefs/splitter.ts';
import { gateAnswer } from '$lib/domain/briefs/strategy-gate.ts';
import { parseTeamQuery } from '$lib/domain/matching/team-answer.ts';
import { listEvents } from '$lib/server/assignments/events.ts';
import { listAssignmentsByRole } from './assignments-by-role.ts';
import { levelNames, nameChoices } from './form-options.ts';
import { findGateOverride, getStrategyStanding } from './gate.ts';
import { listRequests } from './offers.ts';
import { splitsOf } from './splits.ts';
import { changeNames, listEdits } from './versions.ts';

/** Everything that a brief's own page shows to its company. @throws {DomainError} 404 */
export async function loadBriefPage(event: ServerLoadEvent, companyId: string, id: string) {
  const { supabase, locale } = event.locals;
  const asked = event.url.searchParams;
  const [{ brief, findings }, requests, levels, events, assignments, override, standing, edits] =
    await Promise.all([
      splitsOf(supabase, locale, id),
      listRequests(supabase, id),
      levelNames(supabase, locale),
      listEvents(supabase, 'brief', id),
      listAssignmentsByRole(supabase, id),
      findGateOverride(supabase, id),
      getStrategyStanding(supabase, companyId),
      listEdits(supabase, id),
    ]);
  const permitted = briefActions(brief.state, requests.some(isLiveRequest));
  const isLive = brief.state === 'draft' || brief.state === 'open';
  const [names, choices] = await Promise.all([
    changeNames(supabase, locale, edits),
    nameChoices(supabase, locale),
  ]);
  return {
    ...{
      brief,
      requests,
      levels,
      events,
      assignments,
      permitted,
      override,
      standing,
      edits,
      names,
    },
    ...{ choices, formKey: crypto.randomUUID() },
    findings: permitted.edit ? openFindings(findings, brief.keptTogether) : [],
    gate: isLive ? gateAnswer(brief.roles, standing, override) : ('open' as const),
    sent: Number(asked.get('sent') ?? 0),
    team: parseTeamQuery(asked, brief.roles, requests),
    asks: asked.get('asks'),
    wasSplit: asked.has('split'),
  };
}
