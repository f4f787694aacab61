import type { DeclineData } from '$lib/schemas/decline.ts';
import type { OfferData } from '$lib/schemas/offer.ts';
import type { Db } from '$lib/server/db/client.ts';
import { unwrap, unwrapMaybe } from '$lib/server/db/db-error.ts';

/**
 * Answers a request with an offer; margin and fee are worked out by the database.
 * @returns the offer's id
 * @throws {DomainError} `transition_refused` when answered already, `period_past`, `offer_invalid`
 */
export async function makeOffer(db: Db, requestId: string, offer: OfferData): Promise<string> {
  const result = await db.rpc('make_offer', {
    p_request_id: requestId,
    p_rate_ore: offer.rate,
    p_starts_on: offer.starts_on,
    p_ends_on: offer.ends_on,
    p_percent: offer.percent,
    p_message: offer.message,
  });
  return unwrap(result);
}

/** Says no to a request. @throws {DomainError} `transition_refused` when answered already */
export async function declineRequest(
  db: Db,
  requestId: string,
  reason: string,
  answer: DeclineData,
): Promise<void> {
  const result = await db.rpc('decline_request', {
    p_request_id: requestId,
    p_reason: reason,
    p_never_this_role: answer.never_this_role,
  });
  unwrapMaybe(result);
}

/** Takes an open offer back. @throws {DomainError} `transition_refused` when it is not open */
export async function withdrawOffer(db: Db, offerId: string, reason: string): Promise<void> {
  unwrapMaybe(await db.rpc('withdraw_offer', { p_offer_id: offerId, p_reason: reason }));
}
