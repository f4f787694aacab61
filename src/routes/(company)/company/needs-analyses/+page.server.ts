import { requireCompany } from '$lib/server/auth/guards.ts';
import { listAnalyses } from '$lib/server/diagnosis/analysis-rows.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event: { locals }, actor }) => ({
  analyses: await listAnalyses(locals.supabase, actor.company.id, locals.locale),
}));
