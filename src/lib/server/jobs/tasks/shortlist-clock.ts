import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/** Reminds colleagues of votings that end on the next working day. */
export async function shortlistClock(): Promise<void> {
  unwrap(await serviceClient().rpc('run_shortlist_clock'));
}
