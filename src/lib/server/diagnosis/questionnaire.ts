import type { Cookies } from '@sveltejs/kit';
import { stepValues, withStep, type Draft } from '$lib/domain/diagnosis/draft.ts';
import type { DiagnosisDocument } from '$lib/domain/diagnosis/document.ts';
import { stepsOf, type Step } from '$lib/domain/diagnosis/steps.ts';
import type { StepPage } from '$lib/domain/diagnosis/view.ts';
import type { Locale } from '$lib/i18n/paths.ts';
import type { Db } from '$lib/server/db/client.ts';
import { DomainError } from '$lib/server/db/db-error.ts';
import type { FormFailure } from '$lib/server/forms/form-action.ts';
import { fieldSentence } from '$lib/server/forms/sentences.ts';
import { findDraft, newDraft } from './cookies.ts';
import { currentVersion, findVersion } from './versions.ts';

export type Questionnaire = { document: DiagnosisDocument; draft: Draft; steps: Step[] };

/**
 * The questionnaire this device is in the middle of, in the version it was begun with, or a new
 * one in the version in use. Nothing is written.
 */
export async function openQuestionnaire(
  db: Db,
  cookies: Pick<Cookies, 'get'>,
): Promise<Questionnaire> {
  const begun = findDraft(cookies);
  const document = begun && (await findVersion(db, begun.version));
  if (begun && document) return { document, draft: begun, steps: stepsOf(document) };
  const current = await currentVersion(db);
  return { document: current, draft: newDraft(current.schemaVersion), steps: stepsOf(current) };
}

/** The screen with a number from 1. @throws {DomainError} 404 beyond the last */
export function stepAt(steps: readonly Step[], number: number): Step {
  const step = steps[number - 1];
  if (!step) throw new DomainError(404, 'not_found');
  return step;
}

/** A screen as its page shows it. */
export function stepPage(
  { draft, steps }: Pick<Questionnaire, 'draft' | 'steps'>,
  number: number,
  locale: Locale,
): StepPage {
  const step = stepAt(steps, number);
  return {
    ...{ step: number, steps: steps.length, kind: step.kind, values: stepValues(draft, step) },
    name: step.kind === 'dimension' ? step.name[locale] : null,
    lead: step.kind === 'dimension' ? step.lead[locale] : null,
    questions: step.questions.map(({ id, text, options }) => ({
      ...{ id, text: text[locale] },
      options: options.map(({ value, text: label }) => ({ value, label: label[locale] })),
    })),
  };
}

/**
 * One screen as it was posted: the draft with what could be kept, and the refusal to show when
 * something must be answered anew.
 */
export function postStep(
  { draft, steps }: Pick<Questionnaire, 'draft' | 'steps'>,
  number: number,
  fields: Readonly<Record<string, unknown>>,
): { draft: Draft; refusal: FormFailure | null } {
  const posted = withStep(draft, stepAt(steps, number), fields);
  const errors = posted.wrong.map((id): [string, string[]] => [id, [fieldSentence('choose')]]);
  const values = Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    ),
  );
  const refusal = { values, errors: Object.fromEntries(errors), problem: null, code: null };
  return { draft: posted.draft, refusal: errors.length > 0 ? refusal : null };
}
