import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { draftRulesSchema } from '$lib/schemas/matching-rules.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { draftRules } from '$lib/server/matching/rule-commands.ts';
import { getRuleSet, getRulesInForce } from '$lib/server/matching/rules.ts';

export const load = guardedLoad(requireAgency, async ({ event }) => {
  const { supabase } = event.locals;
  const from = /^[1-9]\d{0,8}$/u.exec(event.url.searchParams.get('from') ?? '')?.[0];
  return { base: await (from ? getRuleSet(supabase, Number(from)) : getRulesInForce(supabase)) };
});

export const actions = {
  draft: formAction(requireAgency, draftRulesSchema, async ({ event, data }) => {
    const version = await draftRules(event.locals.supabase, data);
    const path = `/agency/matching/rules/${version}?drafted=1`;
    redirect(303, localizedHref(path, event.locals.locale));
  }),
};
