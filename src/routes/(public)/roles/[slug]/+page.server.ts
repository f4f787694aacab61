import { getRole, listLevels } from '$lib/server/catalogue/queries.ts';
import { orThrowHttp } from '$lib/server/hooks/faults.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, params }) => {
  const [role, levels] = await Promise.all([
    getRole(locals.supabase, locals.locale, params.slug),
    listLevels(locals.supabase, locals.locale),
  ]).catch(orThrowHttp);
  return { role, levels };
};
