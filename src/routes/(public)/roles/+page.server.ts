import { listRoles } from '$lib/server/catalogue/queries.ts';
import type { PageServerLoad } from './$types.js';

const MAX_QUERY = 80;

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY);
  return { query, roles: await listRoles(locals.supabase, locals.locale, query) };
};
