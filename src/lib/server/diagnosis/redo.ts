import type { Cookies } from '@sveltejs/kit';
import { firstSkipped, type Draft } from '$lib/domain/diagnosis/draft.ts';
import { draftText, parseDraft } from '$lib/schemas/diagnosis-draft.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { newDraft, saveDraft } from './cookies.ts';
import { openQuestionnaire } from './questionnaire.ts';
import type { StoredDiagnosis } from './result-view.ts';

/**
 * A new draft that begins with an analysis's answers: finished, it is an analysis of its own, and
 * the first one stays as it was.
 * @throws {DomainError} 404 when the stored answers cannot be read
 */
export function draftOf({ version, answers, context }: StoredDiagnosis): Draft {
  const { secret } = newDraft(version);
  const begun = { version, secret, answers, context } as Draft;
  const draft = parseDraft(draftText(begun));
  if (!draft) throw new DomainError(404, 'not_found');
  return draft;
}

/**
 * Begins a draft with an analysis's answers, to fill in what was left out.
 * @returns the path of the first screen with a question that has no answer
 */
export async function fillIn(db: Db, cookies: Cookies, stored: StoredDiagnosis): Promise<string> {
  saveDraft(cookies, draftOf(stored));
  const { draft, steps } = await openQuestionnaire(db, cookies);
  return `/needs-analysis/questions/${firstSkipped(draft, steps)}`;
}
