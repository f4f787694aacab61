import type { LoggedRanking, RankingAction } from '$lib/domain/matching/ranking-log.ts';
import type { CandidateFate } from '$lib/domain/matching/ranking-pool.ts';
import { m } from '$lib/paraglide/messages.js';

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

const FATES: Readonly<Record<CandidateFate, () => string>> = {
  ranked: m.matching_log_fate_ranked,
  ask_first: m.matching_log_fate_ask_first,
  kept_out: m.matching_log_fate_kept_out,
  unwilling: m.matching_log_fate_unwilling,
};

/** Whom a list was shown to, with the person's name when it is known. */
export function shownTo({ actor, actorName }: LoggedRanking): string {
  return actorName ? `${ACTORS[actor]()}, ${actorName}` : ACTORS[actor]();
}

/** What somebody did with a place. */
export function actionWord(action: RankingAction['action']): string {
  return ACTIONS[action]();
}

/** What became of a candidate. */
export function fateWord(fate: CandidateFate): string {
  return FATES[fate]();
}
