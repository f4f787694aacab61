import type { Both, DiagnosisDocument } from './document.ts';

export type StepOption = { value: string; text: Both };
export type StepQuestion = { id: string; text: Both; options: StepOption[] };

/** One screen of the questionnaire: a dimension's questions, or those about the organisation. */
export type Step =
  | { kind: 'dimension'; name: Both; lead: Both; questions: StepQuestion[] }
  | { kind: 'context'; questions: StepQuestion[] };

/** What is posted for a question that somebody chose to leave out. */
export const SKIPPED = 'skip';

/** The screens in order: one for each dimension, and last the organisation. */
export function stepsOf(document: DiagnosisDocument): Step[] {
  const dimensions = document.dimensions.map(({ id, name, question }): Step => ({
    ...{ kind: 'dimension', name, lead: question },
    questions: document.questions
      .filter(({ dimension }) => dimension === id)
      .map(({ id: questionId, text, options }) => ({
        ...{ id: questionId, text },
        options: options.map(({ score, text: answer }) => ({ value: String(score), text: answer })),
      })),
  }));
  const questions = document.context.map(({ id, text, options }) => ({
    ...{ id, text },
    options: options.map(({ id: value, text: answer }) => ({ value, text: answer })),
  }));
  return [...dimensions, { kind: 'context', questions }];
}
