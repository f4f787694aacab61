import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import { draftText, parseDraft } from '$lib/schemas/diagnosis-draft.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import { newDraft } from './cookies.ts';
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
