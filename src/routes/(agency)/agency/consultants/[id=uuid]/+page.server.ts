import { redirect, type RequestEvent } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { reasonSchema, stepSchema } from '$lib/schemas/agency-reason.ts';
import { verificationSchema } from '$lib/schemas/agency-verification.ts';
import { moveConsultant, verifyCompetency } from '$lib/server/agency/commands.ts';
import { getConsultantDetail } from '$lib/server/agency/consultant-detail.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const id = params['id'] ?? '';
  return { consultant: await getConsultantDetail(supabase, locale, id, todayInSweden()) };
});

const idOf = (event: RequestEvent) => event.params['id'] ?? '';

function showAgain(event: RequestEvent, fragment = ''): never {
  redirect(
    303,
    localizedHref(`/agency/consultants/${idOf(event)}${fragment}`, event.locals.locale),
  );
}

export const actions = {
  approve: formAction(requireAgency, stepSchema, async ({ event }) => {
    await moveConsultant(event.locals.supabase, idOf(event), 'approved');
    return showAgain(event);
  }),
  reject: formAction(requireAgency, reasonSchema, async ({ event, data }) => {
    await moveConsultant(event.locals.supabase, idOf(event), 'rejected', data.reason);
    return showAgain(event);
  }),
  verify: formAction(requireAgency, verificationSchema, async ({ event, data }) => {
    const { competencyId, verification } = data;
    await verifyCompetency(event.locals.supabase, idOf(event), competencyId, verification);
    return showAgain(event, `#competency-${competencyId}`);
  }),
};
