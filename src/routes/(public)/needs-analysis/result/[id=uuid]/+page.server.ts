import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { noFieldsSchema, revokeShareSchema } from '$lib/schemas/diagnosis-forms.ts';
import { chosenCompany } from '$lib/server/auth/account-cookies.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { findSecret, forgetOwn, saveDraft } from '$lib/server/diagnosis/cookies.ts';
import { claim, getOnDevice } from '$lib/server/diagnosis/device.ts';
import { draftOf, fillIn } from '$lib/server/diagnosis/redo.ts';
import { resultView } from '$lib/server/diagnosis/result-view.ts';
import { listShares, revokeShare, share } from '$lib/server/diagnosis/shares.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event, params: { id = '' } }) => {
  event.setHeaders({ 'cache-control': 'private, no-store' });
  const { cookies, locals } = event;
  const company = locals.access ? (chosenCompany(cookies, locals.access) ?? null) : null;
  const saved = localizedHref(`/company/needs-analyses/${id}`, locals.locale);
  // Saved at sign-in, when the device forgot it: the company's page knows whether it is theirs.
  if (company && !findSecret(cookies, id)) redirect(303, saved);
  const { secret, isSaved, stored } = await getOnDevice(locals.supabase, cookies, id);
  if (isSaved && company) redirect(303, saved);
  if (isSaved) return { id, view: null };
  const [view, shares] = await Promise.all([
    resultView(locals.supabase, stored, locals.locale),
    listShares(locals.supabase, id, secret),
  ]);
  const isSignedIn = locals.user !== null;
  return { id, view, shares, company: company?.name ?? null, isSignedIn };
});

export const actions = {
  share: formAction(noGuard, noFieldsSchema, async ({ event: { cookies, locals, params } }) => {
    const id = params.id ?? '';
    const { secret } = await getOnDevice(locals.supabase, cookies, id);
    return { made: await share(locals.supabase, locals.locale, id, secret) };
  }),
  revoke: formAction(noGuard, revokeShareSchema, async ({ event, data }) => {
    const { cookies, locals, params } = event;
    const { secret } = await getOnDevice(locals.supabase, cookies, params.id ?? '');
    await revokeShare(locals.supabase, data.shareId, secret);
    return { isRevoked: true };
  }),
  edit: formAction(noGuard, noFieldsSchema, async ({ event: { cookies, locals, params } }) => {
    const { stored } = await getOnDevice(locals.supabase, cookies, params.id ?? '');
    saveDraft(cookies, draftOf(stored));
    redirect(303, localizedHref('/needs-analysis/questions/1', locals.locale));
  }),
  fill: formAction(noGuard, noFieldsSchema, async ({ event: { cookies, locals, params } }) => {
    const { stored } = await getOnDevice(locals.supabase, cookies, params.id ?? '');
    const path = await fillIn(locals.supabase, cookies, stored);
    redirect(303, localizedHref(path, locals.locale));
  }),
  save: formAction(requireCompany, noFieldsSchema, async ({ event, actor }) => {
    const { cookies, locals, params } = event;
    const { secret } = await getOnDevice(locals.supabase, cookies, params.id ?? '');
    const id = await claim(locals.supabase, secret, actor.company.id);
    forgetOwn(cookies, [id]);
    redirect(303, localizedHref(`/company/needs-analyses/${id}?done=saved`, locals.locale));
  }),
};
