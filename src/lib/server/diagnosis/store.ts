import type { RequestEvent } from '@sveltejs/kit';
import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { knownAnswers, knownContext, wholeContext } from '$lib/domain/diagnosis/input.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { DomainError, unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/**
 * Keeps a finished draft as an analysis that belongs to nobody yet. The same draft sent twice is
 * one analysis.
 * @returns its id
 * @throws {DomainError} 400 diagnosis_invalid without a whole context, 429 too_many_tries
 */
export async function storeDraft(
  event: Pick<RequestEvent, 'getClientAddress'>,
  document: DiagnosisDocument,
  draft: Draft,
): Promise<string> {
  const context = wholeContext(knownContext(document, draft.context));
  if (!context) throw new DomainError(400, 'diagnosis_invalid');
  await takeTry(event, 'diagnosis');
  return unwrap(
    await serviceClient().rpc('store_diagnosis', {
      p_version: document.schemaVersion,
      p_secret: draft.secret,
      p_context: context,
      p_answers: knownAnswers(document, draft.answers),
    }),
  );
}
