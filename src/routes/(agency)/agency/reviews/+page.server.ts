import { requireAgency } from '$lib/server/auth/guards.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { listReviews } from '$lib/server/shortlists/reviews.ts';

export const load = guardedLoad(requireAgency, async ({ event }) =>
  listReviews(event.locals.supabase),
);
