import type { LoggedCode, LoggedRanking } from '$lib/domain/matching/ranking-log.ts';
import { lastPlace } from '$lib/domain/matching/ranking-log.ts';
import { m } from '$lib/paraglide/messages.js';
import { constraintWord } from './words.ts';

/** Which places were shown: `plats 21–40`. */
export function placesShown(ranking: LoggedRanking): string {
  const to = lastPlace(ranking);
  if (to < ranking.firstPlace) return m.matching_log_none();
  return m.matching_log_page_from_to({ from: ranking.firstPlace, to });
}

/** A constraint in a few words, those that companies never see included. */
export function loggedCodeWord(code: LoggedCode): string {
  if (code === 'H6') return m.matching_log_code_h6();
  return code === 'H7' ? m.matching_log_code_h7() : constraintWord(code);
}

/** Whom each constraint kept out, in one line: `Budgeten 3, Språkkravet 1`. */
export function filteredLine({ filtered }: LoggedRanking): string {
  const parts = filtered.map(({ code, count }) => `${loggedCodeWord(code)} ${count}`);
  return parts.join(', ') || m.matching_log_none();
}
