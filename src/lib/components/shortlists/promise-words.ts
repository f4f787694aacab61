import type { PromiseId } from '$lib/domain/shortlists/service-promise.ts';
import { m } from '$lib/paraglide/messages.js';

const NAMES: Readonly<Record<PromiseId, readonly [() => string, () => string]>> = {
  first_shortlist: [
    m.shortlists_promise_first_shortlist,
    m.shortlists_promise_first_shortlist_help,
  ],
  first_answer: [m.shortlists_promise_first_answer, m.shortlists_promise_first_answer_help],
  rematch: [m.shortlists_promise_rematch, m.shortlists_promise_rematch_help],
  review: [m.shortlists_promise_review, m.shortlists_promise_review_help],
};

/** What a service promise is called. */
export function promiseName(id: PromiseId): string {
  return NAMES[id][0]();
}

/** From when until when a service promise is counted. */
export function promiseHelp(id: PromiseId): string {
  return NAMES[id][1]();
}
