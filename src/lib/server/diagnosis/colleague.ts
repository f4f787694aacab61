import type { RequestEvent } from '@sveltejs/kit';
import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import type { Perspective } from '$lib/domain/diagnosis/differences.ts';
import { knownAnswers } from '$lib/domain/diagnosis/input.ts';
import { stepsOf, type Step } from '$lib/domain/diagnosis/steps.ts';
import type { CompanyActor } from '$lib/server/auth/guards.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { answerDiagnosis, type Side } from './commands.ts';
import { findDraft, forgetDraft, newDraft } from './cookies.ts';
import { getDiagnosis } from './queries.ts';
import { getVersion } from './versions.ts';

/** A colleague in the middle of answering: the questions about the areas, and who they are. */
export type ColleagueAnswer = {
  document: DiagnosisDocument;
  draft: Draft;
  steps: Step[];
  own: { perspective: Perspective | null; department: string } | null;
};

/**
 * Opens an analysis of the company for a colleague's answers: those begun on this device, else
 * those given before, else none. @throws {DomainError} 404, 409 diagnosis_is_yours
 */
export async function openColleague(
  { cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
  { company, user }: CompanyActor,
  id: string,
): Promise<ColleagueAnswer> {
  const { stored, responses } = await getDiagnosis(locals.supabase, company.id, id);
  const own = responses.find(({ userId }) => userId === user.id);
  if (own?.isOwner) throw new DomainError(409, 'diagnosis_is_yours');
  const document = await getVersion(locals.supabase, stored.version);
  const fresh = { ...newDraft(stored.version), answers: own?.answers ?? {} };
  return {
    document,
    draft: findDraft(cookies, id) ?? fresh,
    steps: stepsOf(document).filter(({ kind }) => kind === 'dimension'),
    own: own ? { perspective: own.perspective, department: own.department } : null,
  };
}

/** Sends a colleague's answers; the draft is forgotten when they are there. */
export async function finishColleague(
  { cookies, locals }: Pick<RequestEvent, 'cookies' | 'locals'>,
  { document, draft }: ColleagueAnswer,
  id: string,
  side: Side,
): Promise<void> {
  await answerDiagnosis(locals.supabase, id, side, knownAnswers(document, draft.answers));
  forgetDraft(cookies, id);
}
