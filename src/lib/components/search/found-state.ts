import type { Found } from '$lib/domain/search/found.ts';
import { invoiceStanding } from '$lib/domain/invoicing/standing.ts';
import { stateWord, type StateWord } from '$lib/format/state.ts';

/** Shape and word of a found thing's state; null where its own page has the words for it. */
export function foundState({ kind, state, dueDate }: Found, today: string): StateWord | null {
  if (state === null || kind === 'request') return null;
  if (kind !== 'invoice' || dueDate === null) return stateWord(kind, state);
  const stored = state === 'paid' || state === 'credited' ? state : 'issued';
  return stateWord('invoice', invoiceStanding(stored, dueDate, today));
}
