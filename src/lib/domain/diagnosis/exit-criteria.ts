import { holds, type Condition, type Facts } from './condition.ts';
import type { Both, DiagnosisDocument } from './document.ts';
import type { Answers } from './input.ts';

/** A thing that has to be reached before a phase is done, told in the document's own words. */
export type ExitCriterion = {
  question: Both;
  /** The answer now; null for a question left out. */
  now: Both | null;
  /** The least answer that will do. */
  wanted: Both;
  isMet: boolean;
};

/** The parts of a phase's exit criteria that are about answers, in their order. */
export function exitCriteria(
  document: DiagnosisDocument,
  condition: Condition,
  answers: Answers,
): ExitCriterion[] {
  return answerParts(condition).flatMap((part) => {
    const question = document.questions.find(({ id }) => id === part.answer);
    const least = part.op === '>' ? part.value + 1 : part.value;
    const wanted = question?.options.find(({ score }) => score === least)?.text;
    if (!question || !wanted) return [];
    const now = question.options.find(({ score }) => score === answers[question.id])?.text ?? null;
    return [{ question: question.text, now, wanted, isMet: holds(part, factsOf(answers)) }];
  });
}

type AnswerPart = Extract<Condition, { answer: string }>;

function answerParts(condition: Condition): AnswerPart[] {
  if ('all' in condition) return condition.all.flatMap(answerParts);
  if ('any' in condition) return condition.any.flatMap(answerParts);
  return 'answer' in condition ? [condition] : [];
}

function factsOf(answers: Answers): Facts {
  return { dimensions: {}, answers, context: {} };
}
