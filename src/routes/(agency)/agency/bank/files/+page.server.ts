import { requireAgency } from '$lib/server/auth/guards.ts';
import { listBankFiles } from '$lib/server/banking/bank-files.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { pageNumber } from '$lib/server/lists/page-number.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const page = pageNumber(event.url);
  return { page, files: await listBankFiles(event.locals.supabase, page) };
});
