import { requireAgency } from '$lib/server/auth/guards.ts';
import { fileResponse } from '$lib/server/bookkeeping/file-response.ts';
import { readPayoutFile } from '$lib/server/payouts/payout-runs.ts';

/** The run's file for the bank, byte for byte as it was made. */
export const GET = fileResponse(requireAgency, async ({ locals, params }) => ({
  ...(await readPayoutFile(locals.supabase, params['id'] ?? '')),
  mediaType: 'application/xml',
}));
