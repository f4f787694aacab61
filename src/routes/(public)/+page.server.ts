import { listRoles } from '$lib/server/catalogue/queries.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals }) => ({
  roles: await listRoles(locals.supabase, locals.locale),
});
