import type { LoggedCode, LoggedRanking, RankingAction } from '$lib/domain/matching/ranking-log.ts';
import { lastPlace } from '$lib/domain/matching/ranking-log.ts';
import { m } from '$lib/paraglide/messages.js';
import { constraintWord } from './words.ts';

const ACTORS: Readonly<Record<LoggedRanking['actor'], () => string>> = {
  company: m.matching_log_actor_company,
  agency: m.matching_log_actor_agency,
  consultant: m.matching_log_actor_consultant,
  system: m.matching_log_actor_system,
};

const ACTIONS: Readonly<Record<RankingAction['action'], () => string>> = {
  asked: m.matching_log_action_asked,
  declined: m.matching_log_action_declined,
  moved: m.matching_log_action_moved,
};

/** Whom a list was shown to, with the person's name when it is known. */
export function shownTo({ actor, actorName }: LoggedRanking): string {
  return actorName ? `${ACTORS[actor]()}, ${actorName}` : ACTORS[actor]();
}

/** Which places were shown: `plats 21–40`. */
export function placesShown(ranking: LoggedRanking): string {
  const to = lastPlace(ranking);
  if (to < ranking.firstPlace) return m.matching_log_none();
  return m.matching_log_page_from_to({ from: ranking.firstPlace, to });
}

/** What somebody did with a place. */
export function actionWord(action: RankingAction['action']): string {
  return ACTIONS[action]();
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
