import { fail, redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { diagnosisSideSchema, diagnosisStepSchema } from '$lib/schemas/diagnosis-forms.ts';
import { requireCompany } from '$lib/server/auth/guards.ts';
import { finishColleague, openColleague } from '$lib/server/diagnosis/colleague.ts';
import { saveDraft } from '$lib/server/diagnosis/cookies.ts';
import { postStep, stepPage } from '$lib/server/diagnosis/questionnaire.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(requireCompany, async ({ event, actor, params }) => {
  const { id = '', step = '1' } = params;
  const opened = await openColleague(event, actor, id);
  const { own, steps } = opened;
  const isLast = Number(step) === steps.length + 1;
  const page = isLast ? null : stepPage(opened, Number(step), event.locals.locale);
  return { id, page, step: Number(step), steps: steps.length + 1, own };
});

export const actions = {
  answer: formAction(requireCompany, diagnosisStepSchema, async ({ event, actor, data }) => {
    const { cookies, locals, params } = event;
    const [id, step] = [params.id ?? '', Number(params.step)];
    const { draft, refusal } = postStep(await openColleague(event, actor, id), step, data);
    saveDraft(cookies, draft, id);
    const isBack = data.direction === 'back';
    if (refusal && !isBack) return fail(400, refusal);
    const next = isBack ? Math.max(1, step - 1) : step + 1;
    redirect(303, localizedHref(`/company/needs-analyses/${id}/answer/${next}`, locals.locale));
  }),
  finish: formAction(requireCompany, diagnosisSideSchema, async ({ event, actor, data }) => {
    const id = event.params.id ?? '';
    await finishColleague(event, await openColleague(event, actor, id), id, data);
    const { locale } = event.locals;
    redirect(303, localizedHref(`/company/needs-analyses/${id}?done=answered`, locale));
  }),
};
