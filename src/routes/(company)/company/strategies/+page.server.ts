import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { endStrategySchema, strategySchema } from '$lib/schemas/strategy.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { endStrategy, listStrategies, registerStrategy } from '$lib/server/effect/strategies.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';
import { todayInSweden } from '$lib/server/today.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor }) => ({
  strategies: await listStrategies(event.locals.supabase, actor.company.id),
  isOwner: actor.company.isOwner,
  isSaved: event.url.searchParams.has('saved'),
  formKey: crypto.randomUUID(),
  today: todayInSweden(),
}));

export const actions = {
  register: formAction(requireCompany, strategySchema, async ({ event, actor, data }) => {
    const { supabase, locale } = event.locals;
    await registerStrategy(supabase, actor.company.id, data);
    redirect(303, localizedHref('/company/strategies?saved=1', locale));
  }),
  end: formAction(requireCompany, endStrategySchema, async ({ event, data }) => {
    await endStrategy(event.locals.supabase, data.strategy_id);
    redirect(303, localizedHref('/company/strategies', event.locals.locale));
  }),
};
