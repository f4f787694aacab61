import type { Db } from '$lib/server/db/client.ts';

/**
 * A way to move money to consultants. Each keeps to the same run and states: an approved run is
 * handed over once, what is on its way is booked at once, and every payment is concluded as paid or
 * rejected by what the other side answers. How it answers is the rail's own: the bank by files and
 * statements, Stripe at once and by its events.
 */
export interface PayoutRail {
  /**
   * Hands over an approved run; one that was handed over is left as it is.
   * @param db the acting person's own client
   * @param actorId the acting person, who must be agency staff
   * @throws {DomainError} 404, 409 `transition_refused`, `payout_held_…`, and the rail's own
   */
  send(db: Db, actorId: string, runId: string): Promise<void>;
}
