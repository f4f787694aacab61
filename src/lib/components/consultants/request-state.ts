import type { OfferState, RequestState } from '$lib/domain/consultants/request.ts';
import type { StateTone, StateWord } from '$lib/format/state.ts';
import { m } from '$lib/paraglide/messages.js';

const REQUEST: Readonly<Record<RequestState, readonly [StateTone, () => string]>> = {
  sent: ['attention', m.consultant_request_sent],
  offered: ['waiting', m.states_request_offered],
  declined: ['stopped', m.consultant_request_declined],
  withdrawn: ['stopped', m.states_request_withdrawn],
  expired: ['stopped', m.states_request_expired],
  closed: ['neutral', m.states_request_closed],
  won: ['done', m.consultant_request_won],
};

const OFFER: Readonly<Record<OfferState, readonly [StateTone, () => string]>> = {
  open: ['waiting', m.consultant_offer_open],
  accepted: ['done', m.states_offer_accepted],
  withdrawn: ['stopped', m.states_offer_withdrawn],
  expired: ['stopped', m.states_offer_expired],
  lapsed: ['neutral', m.states_offer_lapsed],
};

/** Shape and word of a request's state, as the consultant sees it. */
export function requestWord(state: RequestState): StateWord {
  const [tone, label] = REQUEST[state];
  return { tone, label: label() };
}

/** Shape and word of an own offer's state. */
export function offerWord(state: OfferState): StateWord {
  const [tone, label] = OFFER[state];
  return { tone, label: label() };
}
