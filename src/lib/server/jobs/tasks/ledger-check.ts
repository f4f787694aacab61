import { unwrap } from '$lib/server/db/db-error.ts';
import { serviceClient } from '$lib/server/db/service-client.ts';

/** Holds the books against themselves and against the open documents, and alarms the agency. */
export async function ledgerCheck(): Promise<void> {
  unwrap(await serviceClient().rpc('run_nightly_ledger_check'));
}
