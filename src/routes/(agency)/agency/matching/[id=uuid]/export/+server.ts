import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { getRanking } from '$lib/server/matching/ranking-log.ts';
import { candidateTable } from '$lib/server/matching/ranking-pool.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const { poolId } = await getRanking(supabase, event.params.id ?? '');
  return { name: m.matching_log_candidates_file(), ...(await candidateTable(supabase, poolId)) };
});
