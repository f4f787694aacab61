import { m } from '$lib/paraglide/messages.js';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import { exportList } from '$lib/server/export/export-list.ts';
import { rankingTable } from '$lib/server/matching/export-table.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = exportList(requireAgency, async ({ event }) => {
  const { supabase, locale } = event.locals;
  const names = await roleNames(supabase, locale);
  return { name: m.matching_log_file(), ...rankingTable(supabase, event.url.searchParams, names) };
});
