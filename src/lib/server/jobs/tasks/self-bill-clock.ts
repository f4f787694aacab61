import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/** Self-bills that nobody objected to in time are accepted, where the agreement says so. */
export async function selfBillClock(): Promise<void> {
  unwrap(await serviceClient().rpc('run_self_bill_clock'));
}
