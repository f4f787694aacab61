import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { signInSchema } from '$lib/schemas/sign-in.ts';
import { demoSignIns } from '$lib/server/accounts/demo-sign-ins.ts';
import { signIn } from '$lib/server/accounts/sessions.ts';
import { homeOf } from '$lib/server/auth/access.ts';
import { requireVisitor } from '$lib/server/auth/guards.ts';
import { localPath } from '$lib/server/auth/next-path.ts';
import { env } from '$lib/server/env.ts';
import { claimFromDevice } from '$lib/server/diagnosis/device.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireVisitor, async ({ event: { url } }) => ({
  next: localPath(url.searchParams.get('next'), env().ORIGIN),
  demoSignIns: demoSignIns(),
}));

export const actions = {
  default: formAction(requireVisitor, signInSchema, async ({ event, data }) => {
    const access = await signIn(event, data);
    const home = (await claimFromDevice(event, access)) ?? homeOf(access);
    const next = localPath(data.next, env().ORIGIN);
    redirect(303, next ?? localizedHref(home, event.locals.locale));
  }),
};
