import { requireAgency } from '$lib/server/auth/guards.ts';
import { getBankFile } from '$lib/server/banking/bank-files.ts';
import { listMovements, withSuggestions } from '$lib/server/banking/movements.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase } = event.locals;
  const page = pageNumber(event.url);
  const fileId = params['id'] ?? '';
  const [file, movements] = await Promise.all([
    getBankFile(supabase, fileId),
    listMovements(supabase, { fileId, page }),
  ]);
  const rows = await withSuggestions(supabase, movements.rows);
  const isKnown = event.url.searchParams.has('known');
  return { file, page, isKnown, movements: { ...movements, rows } };
});
