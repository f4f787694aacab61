import { matchNames } from '$lib/server/matching/names.ts';
import { getRulesInForce, listEarlierRules } from '$lib/server/matching/rules.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals: { supabase, locale } }) => {
  const [rules, earlier, names] = await Promise.all([
    getRulesInForce(supabase),
    listEarlierRules(supabase),
    matchNames(supabase, locale),
  ]);
  return { rules, earlier, names };
};
