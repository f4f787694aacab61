import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { parseMovementFilter } from '$lib/schemas/bank.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { LARGEST_BANK_FILE } from '$lib/server/banking/decode-bank-file.ts';
import { listBankAccounts } from '$lib/server/banking/bank-accounts.ts';
import { countMovements, listMovements, withSuggestions } from '$lib/server/banking/movements.ts';
import { takeInUpload } from '$lib/server/banking/take-in-upload.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { uploadAction } from '$lib/server/forms/upload-action.ts';

const upload = { largest: LARGEST_BANK_FILE, tooLarge: 'bank_file_too_large' };

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const filter = parseMovementFilter(event.url.searchParams);
  const { supabase } = event.locals;
  const [movements, counts, accounts] = await Promise.all([
    listMovements(supabase, filter),
    countMovements(supabase),
    listBankAccounts(supabase),
  ]);
  const rows = await withSuggestions(supabase, movements.rows);
  return { filter, movements: { ...movements, rows }, counts, accounts };
});

export const actions = {
  default: uploadAction(requireAgency, upload, async ({ event, actor, form }) => {
    const { fileId, isKnown } = await takeInUpload(form, actor.user.id);
    const path = fileId === null ? '/agency/bank/files' : `/agency/bank/files/${fileId}`;
    redirect(303, localizedHref(isKnown ? `${path}?known=1` : path, event.locals.locale));
  }),
};
