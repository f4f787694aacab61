import { requireConsultant } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { getSelfBillGrounds } from '$lib/server/payouts/self-bill-grounds.ts';

export const load = guardedLoad(requireConsultant, async ({ event, params }) => ({
  bill: await getSelfBillGrounds(event.locals.supabase, params['id'] ?? ''),
}));
