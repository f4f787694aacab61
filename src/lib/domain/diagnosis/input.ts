import type { ContextId, DiagnosisDocument } from './document.ts';

/** Scores by question id; a question without an answer is left out. */
export type Answers = Readonly<Record<string, number>>;

/** The chosen option of each context question. */
export type Context = Readonly<Record<ContextId, string>>;

/** Ids of the scored questions that have no answer, in the document's order. */
export function missingAnswers(document: DiagnosisDocument, answers: Answers): string[] {
  return document.questions.filter(({ id }) => answers[id] === undefined).map(({ id }) => id);
}

/**
 * The answers that are answers to this document: known questions with one of their scores. What
 * an edited cookie or an old form holds besides is left out.
 */
export function knownAnswers(
  document: DiagnosisDocument,
  given: Readonly<Record<string, unknown>>,
): Answers {
  const known = document.questions.flatMap(({ id, options }) => {
    const option = options.find(({ score }) => score === given[id]);
    return option ? [[id, option.score] as const] : [];
  });
  return Object.fromEntries(known);
}

/** The context questions answered with one of their options. */
export function knownContext(
  document: DiagnosisDocument,
  given: Readonly<Record<string, unknown>>,
): Partial<Context> {
  const known = document.context.flatMap(({ id, options }) => {
    const option = options.find((one) => one.id === given[id]);
    return option ? [[id, option.id] as const] : [];
  });
  return Object.fromEntries(known);
}

/** The context when every question of it is answered, else null. */
export function wholeContext(context: Partial<Context>): Context | null {
  const { goal, intent, size, hours } = context;
  if (!goal || !intent || !size || !hours) return null;
  return { goal, intent, size, hours };
}
