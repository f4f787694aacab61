import { resultView } from '$lib/server/diagnosis/result-view.ts';
import { getShared } from '$lib/server/diagnosis/shares.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';
import { error } from '@sveltejs/kit';

export const load = guardedLoad(noGuard, async ({ event, params: { token = '' } }) => {
  const { locals, setHeaders } = event;
  setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  const stored = await getShared(locals.supabase, token);
  if (!stored) error(410, 'diagnosis_revoked');
  return { token, view: await resultView(locals.supabase, stored, locals.locale) };
});
