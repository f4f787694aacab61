import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/** Starts and finishes assignments by date, lets unanswered requests and offers expire. */
export async function bookingClock(): Promise<void> {
  unwrap(await serviceClient().rpc('run_daily_booking_clock'));
}
