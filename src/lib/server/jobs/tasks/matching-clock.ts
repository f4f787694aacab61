import { unwrapMaybe } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/** Sets exposure over the last 90 days right and computes the day's weights for rare competencies. */
export async function matchingClock(): Promise<void> {
  unwrapMaybe(await serviceClient().rpc('run_daily_matching_clock'));
}
