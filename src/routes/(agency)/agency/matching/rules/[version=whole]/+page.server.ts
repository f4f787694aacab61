import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { activateRulesSchema } from '$lib/schemas/matching-rules.ts';
import { requireAgency } from '$lib/server/auth/guards.ts';
import { roleNames } from '$lib/server/briefs/roles.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { activateRules, previewRules } from '$lib/server/matching/rule-commands.ts';
import { getRuleSet, getRulesInForce } from '$lib/server/matching/rules.ts';

export const load = guardedLoad(requireAgency, async ({ event, params }) => {
  const { supabase, locale } = event.locals;
  const query = event.url.searchParams;
  const version = Number(params['version']);
  const [rules, inForce, roles] = await Promise.all([
    getRuleSet(supabase, version),
    getRulesInForce(supabase),
    roleNames(supabase, locale),
  ]);
  const preview = rules.isInForce ? null : await previewRules(supabase, version);
  return {
    rules,
    inForce,
    preview,
    roles: Object.fromEntries(roles),
    confirming: query.has('activate'),
    drafted: query.has('drafted'),
  };
});

export const actions = {
  activate: formAction(requireAgency, activateRulesSchema, async ({ event, data }) => {
    const version = Number(event.params['version']);
    await activateRules(event.locals.supabase, version, data.in_force);
    const path = `/agency/matching/rules?activated=${version}`;
    redirect(303, localizedHref(path, event.locals.locale));
  }),
};
