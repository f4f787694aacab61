import iconv from 'iconv-lite';
import { parsePeriodFilter } from '$lib/schemas/ledger-filter.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { ecSalesText } from '$lib/server/bookkeeping/eu-sales.ts';
import { fileResponse } from '$lib/server/bookkeeping/file-response.ts';
import { lastMonth } from '$lib/server/bookkeeping/last-month.ts';
import type { RequestHandler } from './$types';

/** The periodisk sammanställning of a month or quarter as Skatteverket's file transfer takes it. */
export const GET: RequestHandler = fileResponse(requireAgency, async (event) => {
  const { from, to } = parsePeriodFilter(event.url.searchParams, lastMonth());
  const text = await ecSalesText(event.locals.supabase, { from, to });
  const bytes = iconv.encode(text, 'latin1');
  return {
    name: `periodisk-${from}-${to}.txt`,
    mediaType: 'text/plain; charset=iso-8859-1',
    bytes,
  };
});
