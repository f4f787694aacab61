import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { fileResponse } from '$lib/server/bookkeeping/file-response.ts';
import { lastMonth } from '$lib/server/bookkeeping/last-month.ts';
import { exportSie } from '$lib/server/bookkeeping/sie-export.ts';
import type { RequestHandler } from './$types';

/** The vouchers of a period for a bookkeeping system; the last whole month unless told. */
export const GET: RequestHandler = fileResponse(requireAgency, async (event, { access }) => {
  const { from, to } = parsePeriodFilter(event.url.searchParams, lastMonth());
  const { bytes } = await exportSie(event.locals.supabase, { from, to }, access.name);
  return { name: `rollkoll-${from}-${to}.si`, mediaType: 'application/octet-stream', bytes };
});
