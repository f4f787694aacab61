import { redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { personSchema } from '$lib/schemas/person.ts';
import { savePerson } from '$lib/server/accounts/commands.ts';
import { workplacesOf } from '$lib/server/accounts/workplaces.ts';
import { requirePerson } from '$lib/server/auth/guards.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requirePerson, async ({ event: { url }, actor }) => ({
  name: actor.access.name,
  locale: actor.access.locale,
  email: actor.user.email,
  workplaces: workplacesOf(actor.access),
  saved: url.searchParams.get('saved'),
}));

export const actions = {
  default: formAction(requirePerson, personSchema, async ({ event: { locals }, data }) => {
    await savePerson(locals.supabase, data.name, data.locale);
    redirect(303, localizedHref('/account?saved=person', locals.locale));
  }),
};
