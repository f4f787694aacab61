import type { RequestEvent } from '@sveltejs/kit';
import type { Respondent } from '$lib/domain/diagnosis/view.ts';
import { listInvitations } from './invitations.ts';
import { getDiagnosis, listDiagnoses, type SavedDiagnosis } from './queries.ts';
import { resultView } from './result-view.ts';
import { listShares } from './shares.ts';
import { changesSince, differencesOf } from './together.ts';

/** Who looks at a saved analysis. */
type Reader = { companyId: string; userId: string };

/**
 * A saved analysis with everybody's answers, where they differ, and what has changed since the
 * one that `?compare=` names, or the one before. @throws {DomainError} 404
 */
export async function savedPage(
  { locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
  { companyId, userId }: Reader,
  id: string,
) {
  const { supabase, locale } = locals;
  const [saved, all] = await Promise.all([
    getDiagnosis(supabase, companyId, id),
    listDiagnoses(supabase, companyId),
  ]);
  const others = all.filter((one) => one.stored.createdAt < saved.stored.createdAt);
  const earlier = others.find((one) => one.id === url.searchParams.get('compare')) ?? others[0];
  const [view, shares, invitations, differences, changes] = await Promise.all([
    resultView(supabase, saved.stored, locale),
    listShares(supabase, id),
    listInvitations(supabase, saved),
    differencesOf(supabase, saved, locale),
    earlier ? changesSince(supabase, earlier, saved, locale) : [],
  ]);
  const own = saved.responses.find((response) => response.userId === userId);
  return {
    ...{ id, view, shares, invitations, differences, done: url.searchParams.get('done') },
    people: saved.responses.map(respondent),
    own: own ? { ...respondent(own), isOwner: own.isOwner } : null,
    comparison: earlier
      ? {
          ...{ id: earlier.id, madeOn: earlier.madeOn, changes },
          isOtherVersion: earlier.stored.version !== saved.stored.version,
          choices: others.map((one) => ({ id: one.id, madeOn: one.madeOn })),
        }
      : null,
  };
}

function respondent({
  id,
  name,
  perspective,
  department,
  answeredOn,
}: SavedDiagnosis['responses'][number]): Respondent {
  return { id, name, perspective, department, answeredOn };
}
