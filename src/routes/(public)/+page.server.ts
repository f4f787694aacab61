import { listRoles } from '$lib/server/catalogue/queries.ts';
import { matchNames } from '$lib/server/matching/names.ts';
import { getRulesInForce } from '$lib/server/matching/rules.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { supabase, locale } }) => {
  const [roles, rules, names] = await Promise.all([
    listRoles(supabase, locale),
    getRulesInForce(supabase),
    matchNames(supabase, locale),
  ]);
  return { roles, rules, names };
};
