import { fail, redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { diagnosisStepSchema } from '$lib/schemas/diagnosis-forms.ts';
import { saveDraft } from '$lib/server/diagnosis/cookies.ts';
import { finishDraft } from '$lib/server/diagnosis/finish.ts';
import { openQuestionnaire, postStep, stepPage } from '$lib/server/diagnosis/questionnaire.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event, params }) => {
  event.setHeaders({ 'cache-control': 'private, no-store' });
  const { cookies, locals } = event;
  const questionnaire = await openQuestionnaire(locals.supabase, cookies);
  return { page: stepPage(questionnaire, Number(params.step), locals.locale) };
});

export const actions = {
  default: formAction(noGuard, diagnosisStepSchema, async ({ event, data }) => {
    const { cookies, locals, params } = event;
    const step = Number(params.step);
    const questionnaire = await openQuestionnaire(locals.supabase, cookies);
    const { draft, refusal } = postStep(questionnaire, step, data);
    saveDraft(cookies, draft);
    if (data.direction === 'back') {
      redirect(
        303,
        localizedHref(`/needs-analysis/questions/${Math.max(1, step - 1)}`, locals.locale),
      );
    }
    if (refusal) return fail(400, refusal);
    const isLast = step === questionnaire.steps.length;
    const next = isLast
      ? await finishDraft(event, questionnaire.document, draft)
      : `/needs-analysis/questions/${step + 1}`;
    redirect(303, localizedHref(next, locals.locale));
  }),
};
