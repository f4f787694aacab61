import type { Outcome } from '$lib/domain/shortlists/review.ts';
import { m } from '$lib/paraglide/messages.js';

/** What a review showed, in words. */
export function outcomeText(outcome: Outcome): string {
  return outcome === 'stands' ? m.shortlists_review_stands() : m.shortlists_review_corrected();
}
