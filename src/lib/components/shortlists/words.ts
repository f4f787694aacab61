import { REQUEST_STATES } from '$lib/domain/consultants/request.ts';
import type { Candidate, Standing } from '$lib/domain/shortlists/candidate.ts';
import {
  isInAsRanked,
  type Move,
  type OrderAgainstRanking,
} from '$lib/domain/shortlists/proposal.ts';
import type { ShortlistState, VoteAnswer } from '$lib/domain/shortlists/shortlist.ts';
import type { Accord, MatrixCell } from '$lib/domain/shortlists/vote-matrix.ts';
import type { StateWord } from '$lib/format/state.ts';
import { formatTrimmed } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import { requestWord } from '../briefs/request-word.ts';

const STATES: Readonly<Record<ShortlistState, readonly [StateWord['tone'], () => string]>> = {
  draft: ['neutral', m.shortlists_state_draft],
  shared: ['active', m.shortlists_state_shared],
  closed: ['done', m.shortlists_state_closed],
};

const STANDINGS: Readonly<Record<Standing, readonly [StateWord['tone'], () => string]>> = {
  available: ['waiting', m.shortlists_standing_available],
  paused: ['stopped', m.shortlists_standing_paused],
  booked: ['stopped', m.shortlists_standing_booked],
  changed: ['attention', m.shortlists_standing_changed],
};

const ACCORDS: Readonly<Record<Accord, readonly [StateWord['tone'], () => string]>> = {
  disagree: ['attention', m.shortlists_accord_disagree],
  doubt: ['waiting', m.shortlists_accord_doubt],
  agree_no: ['stopped', m.shortlists_accord_agree_no],
  agree_yes: ['done', m.shortlists_accord_agree_yes],
  no_votes: ['neutral', m.shortlists_accord_no_votes],
};

const ORDERS: Readonly<Record<OrderAgainstRanking, () => string>> = {
  moved: () => '',
  movedBack: m.shortlists_proposal_moved_back,
  follows: m.shortlists_proposal_follows,
  changed: m.shortlists_proposal_changed,
  unknown: m.shortlists_proposal_unknown,
};

type Stance = NonNullable<MatrixCell['stance']>;

const STANCES: Readonly<Record<Stance, readonly [StateWord['tone'], () => string]>> = {
  yes: ['done', m.shortlists_vote_yes],
  no: ['stopped', m.shortlists_vote_no],
  unsure: ['waiting', m.shortlists_vote_unsure],
  split: ['attention', m.shortlists_vote_split],
};

/** Shape and word of where a shortlist stands. */
export function shortlistWord(state: ShortlistState): StateWord {
  return wordOf(STATES[state]);
}

/** Shape and word of whether a candidate can be asked, or of the request they have got. */
export function standingWord({ standing, requestState }: Candidate): StateWord {
  const asked = REQUEST_STATES.find((state) => state === requestState);
  return asked ? requestWord(asked) : wordOf(STANDINGS[standing]);
}

/** What is said of a proposal's order beside its moves; empty when the moves say it all. */
export function orderText(order: OrderAgainstRanking): string {
  return ORDERS[order]();
}

/** Shape and word of how the votes about a candidate go together. */
export function accordWord(accord: Accord): StateWord {
  return wordOf(ACCORDS[accord]);
}

/** Shape and word of what a department says. */
export function stanceWord(stance: Stance): StateWord {
  return wordOf(STANCES[stance]);
}

/** The three answers, for a choice. */
export function voteOptions(): { value: VoteAnswer; label: string }[] {
  return [
    { value: 'yes', label: m.shortlists_vote_yes() },
    { value: 'no', label: m.shortlists_vote_no() },
    { value: 'unsure', label: m.shortlists_vote_unsure() },
  ];
}

/** What a person did with somebody's place; `rankedPlace` is that in the ranking, where it is known. */
export function moveText(made: Move, rankedPlace?: number | null): string {
  const { move, from, to } = made;
  const places = { from: from ?? '', to: to ?? '' };
  switch (move) {
    case 'up':
      return m.shortlists_moved_up(places);
    case 'down':
      return m.shortlists_moved_down(places);
    case 'in':
      return isInAsRanked(made, rankedPlace)
        ? m.shortlists_moved_in_as_ranked(places)
        : m.shortlists_moved_in(places);
    case 'out':
      return m.shortlists_moved_out(places);
  }
}

/** Working days with at most one decimal: `1 dag`, `2,5 dagar`. */
export function daysText(days: number): string {
  const text = formatTrimmed(Math.round(days * 10), 1, getLocale());
  return days === 1
    ? m.shortlists_promise_day({ days: text })
    : m.shortlists_promise_days({ days: text });
}

/** Departments to choose among, besides one's own word. */
export function usualDepartments(): string[] {
  return [
    m.shortlists_department_finance(),
    m.shortlists_department_hr(),
    m.shortlists_department_it(),
    m.shortlists_department_communication(),
    m.shortlists_department_service(),
    m.shortlists_department_management(),
    m.shortlists_department_marketing(),
    m.shortlists_department_product(),
    m.shortlists_department_sales(),
  ];
}

function wordOf([tone, label]: readonly [StateWord['tone'], () => string]): StateWord {
  return { tone, label: label() };
}
