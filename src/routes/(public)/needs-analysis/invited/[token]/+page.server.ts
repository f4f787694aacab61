import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { takeTry } from '$lib/server/auth/rate-limit.ts';
import { getInvited } from '$lib/server/diagnosis/invited.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event, params: { token = '' } }) => {
  const { locals, setHeaders, url } = event;
  setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  await takeTry(event, 'invitation');
  const { state, open, memberDiagnosisId } = await getInvited(locals.supabase, token);
  if (memberDiagnosisId) {
    redirect(303, localizedHref(`/company/needs-analyses/${memberDiagnosisId}`, locals.locale));
  }
  const shown = open && {
    company: open.company,
    expiresOn: open.expiresOn,
    hasAnswered: open.answers !== null,
  };
  return { token, state, shown, isDone: url.searchParams.has('done') };
});
