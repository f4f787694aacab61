import { fail, redirect } from '@sveltejs/kit';
import { localizedHref } from '$lib/i18n/paths.ts';
import { diagnosisSideSchema, diagnosisStepSchema } from '$lib/schemas/diagnosis-forms.ts';
import { saveDraft } from '$lib/server/diagnosis/cookies.ts';
import { finishInvited, getInvited, openInvited } from '$lib/server/diagnosis/invited.ts';
import { postStep, stepPage } from '$lib/server/diagnosis/questionnaire.ts';
import { formAction } from '$lib/server/forms/form-action.ts';
import { guardedLoad, noGuard } from '$lib/server/forms/page-load.ts';

export const load = guardedLoad(noGuard, async ({ event, params }) => {
  const { token = '', step = '1' } = params;
  event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
  const { locale, supabase } = event.locals;
  const { open } = await getInvited(supabase, token);
  // Ended while somebody was answering: the link's own page says so.
  if (!open) redirect(303, localizedHref(`/needs-analysis/invited/${token}`, locale));
  const opened = await openInvited(event, token);
  const isLast = Number(step) === opened.steps.length + 1;
  const page = isLast ? null : stepPage(opened, Number(step), locale);
  const { perspective, department } = open;
  const steps = opened.steps.length + 1;
  return { token, page, step: Number(step), steps, perspective, department };
});

export const actions = {
  answer: formAction(noGuard, diagnosisStepSchema, async ({ event, data }) => {
    const { cookies, locals, params } = event;
    const [token, step] = [params.token ?? '', Number(params.step)];
    const opened = await openInvited(event, token);
    const { draft, refusal } = postStep(opened, step, data);
    saveDraft(cookies, draft, opened.id);
    const isBack = data.direction === 'back';
    if (refusal && !isBack) return fail(400, refusal);
    const next = isBack ? Math.max(1, step - 1) : step + 1;
    redirect(303, localizedHref(`/needs-analysis/invited/${token}/${next}`, locals.locale));
  }),
  finish: formAction(noGuard, diagnosisSideSchema, async ({ event, data }) => {
    const token = event.params.token ?? '';
    await finishInvited(event, token, await openInvited(event, token), data);
    redirect(303, localizedHref(`/needs-analysis/invited/${token}?done=1`, event.locals.locale));
  }),
};
