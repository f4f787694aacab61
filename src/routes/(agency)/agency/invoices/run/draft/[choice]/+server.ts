import { error } from '@sveltejs/kit';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { draftFile } from '$lib/server/invoicing/draft-file.ts';
import { todayInSweden } from '$lib/server/today.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const { access } = requireAgency(event);
  const choice = event.params.choice;
  const bytes = await draftFile(event.locals.supabase, choice, access.name, todayInSweden());
  if (bytes === null) error(404, 'not_found');
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'content-disposition': 'inline; filename="utkast.pdf"',
    },
  });
};
