import type { RequestEvent } from '@sveltejs/kit';
import type { Draft } from '$lib/domain/diagnosis/draft.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { claimFromDevice } from './device.ts';
import { forgetDraft, rememberOwn } from './cookies.ts';
import { storeDraft } from './store.ts';

/**
 * Finishes a draft: it is stored, this device gets the secret, and for a company's member it is
 * saved with the company at once.
 * @returns the canonical path of the result
 * @throws {DomainError} 400 diagnosis_invalid, 429 too_many_tries; the draft is still there
 */
export async function finishDraft(
  event: RequestEvent,
  document: DiagnosisDocument,
  draft: Draft,
): Promise<string> {
  const id = await storeDraft(event, document, draft);
  rememberOwn(event.cookies, { id, secret: draft.secret });
  forgetDraft(event.cookies);
  const saved = await claimFromDevice(event, event.locals.access);
  return saved ?? `/needs-analysis/result/${id}`;
}
