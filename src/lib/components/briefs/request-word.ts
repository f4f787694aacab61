import type { OfferState, RequestState } from '$lib/domain/consultants/request.ts';
import type { StateTone, StateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';

type Entry = readonly [StateTone, () => string];

const REQUEST: Readonly<Record<RequestState, Entry>> = {
  sent: ['waiting', m.states_request_sent],
  offered: ['active', m.briefs_request_offered],
  declined: ['stopped', m.states_request_declined],
  withdrawn: ['stopped', m.states_request_withdrawn],
  expired: ['stopped', m.states_request_expired],
  closed: ['neutral', m.states_request_closed],
  won: ['done', m.briefs_request_won],
};

const OFFER: Readonly<Record<OfferState, Entry>> = {
  open: ['waiting', m.briefs_offer_open],
  accepted: ['done', m.states_offer_accepted],
  withdrawn: ['stopped', m.states_offer_withdrawn],
  expired: ['stopped', m.states_offer_expired],
  lapsed: ['neutral', m.states_offer_lapsed],
};

/** Shape and word of a request's state, as the company sees it. */
export function requestWord(state: RequestState): StateWord {
  const [tone, label] = REQUEST[state];
  return { tone, label: label() };
}

/** Shape and word of an offer's state, as the company sees it. */
export function offerWord(state: OfferState): StateWord {
  const [tone, label] = OFFER[state];
  return { tone, label: label() };
}
