import { redirect } from '@sveltejs/kit';
import { nextStep } from '$lib/domain/diagnosis/draft.ts';
import { localizedHref } from '$lib/i18n/paths.ts';
import { noFieldsSchema } from '$lib/schemas/diagnosis-forms.ts';
import { findDraft, forgetDraft, ownDiagnoses } from '$lib/server/diagnosis/cookies.ts';
import { openQuestionnaire } from '$lib/server/diagnosis/questionnaire.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event }) => {
  const { cookies, locals } = event;
  const { draft, steps } = await openQuestionnaire(locals.supabase, cookies);
  const isBegun = findDraft(cookies) !== null;
  const earlier = ownDiagnoses(cookies).map(({ id }) => id);
  // Without either the page looks alike to everybody.
  if (isBegun || earlier.length > 0) event.setHeaders({ 'cache-control': 'private, no-store' });
  const total = steps.reduce((sum, { questions }) => sum + questions.length, 0);
  const answered = Object.keys(draft.answers).length + Object.keys(draft.context).length;
  return {
    areas: steps.flatMap((step) =>
      step.kind === 'dimension'
        ? [{ name: step.name[locals.locale], lead: step.lead[locals.locale] }]
        : [],
    ),
    draft: isBegun ? { answered, total, next: nextStep(draft, steps) } : null,
    earlier,
  };
});

export const actions = {
  restart: formAction(noGuard, noFieldsSchema, async ({ event: { cookies, locals } }) => {
    forgetDraft(cookies);
    redirect(303, localizedHref('/needs-analysis/questions/1', locals.locale));
  }),
};
