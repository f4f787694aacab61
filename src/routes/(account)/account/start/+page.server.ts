import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { personNameSchema } from '$lib/schemas/person.ts';
import { startCompanySchema } from '$lib/schemas/start.ts';
import { registerCompany, registerConsultant, savePerson } from '$lib/server/accounts/commands.ts';
import { listCompanyOptions } from '$lib/server/accounts/options.ts';
import { findStartValues } from '$lib/server/accounts/start.ts';
import { chooseCompany } from '$lib/server/auth/account-cookies.ts';
import { findAccess, homeOf } from '$lib/server/auth/access.ts';
import { requireUser } from '$lib/server/auth/guards.ts';
import { claimFromDevice } from '$lib/server/diagnosis/device.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { problemSentence } from '$lib/server/forms/sentences.ts';

export const load = guardedLoad(requireUser, async ({ event, actor: { user, access } }) => {
  const { locals, url } = event;
  const canAdd = { company: !access?.companies.length, consultant: !access?.consultant };
  if (access?.isAgency || !(canAdd.company || canAdd.consultant)) {
    redirect(303, localizedHref(homeOf(access), locals.locale));
  }
  const [options, start] = await Promise.all([
    listCompanyOptions(locals.supabase, locals.locale),
    findStartValues(locals.supabase),
  ]);
  const reason = url.searchParams.get('reason');
  return {
    ...{ canAdd, options, email: user.email, company: start.company },
    name: access?.name ?? start.name,
    reason: reason ? problemSentence(reason) : null,
  };
});

export const actions = {
  company: formAction(requireUser, startCompanySchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    await savePerson(supabase, data.name, actor.access?.locale ?? locale);
    chooseCompany(event.cookies, await registerCompany(supabase, data.company));
    const saved = await claimFromDevice(event, await findAccess(supabase));
    redirect(303, localizedHref(saved ?? '/company', locale));
  }),
  consultant: formAction(requireUser, personNameSchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    await savePerson(supabase, data.name, actor.access?.locale ?? locale);
    await registerConsultant(supabase, data.name);
    redirect(303, localizedHref('/consultant', locale));
  }),
};
