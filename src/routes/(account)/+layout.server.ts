import { homeOf } from '$lib/server/auth/access.ts';
import { findAgencyCard } from '$lib/server/catalogue/agency-card.ts';
import { env } from '$lib/server/env.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async ({ locals }) => ({
  agency: await findAgencyCard(locals.supabase),
  demo: env().ROLLKOLL_DEMO,
  workplace: locals.user ? homeOf(locals.access) : null,
});
