import type { Context } from './input.ts';
import { SKIPPED, type Step } from './steps.ts';

/** Answers on their way: null for a question that somebody chose to leave out. */
export type Draft = {
  version: string;
  /** Becomes the analysis's secret when it is finished. */
  secret: string;
  answers: Readonly<Record<string, number | null>>;
  context: Partial<Context>;
};

type Fields = Readonly<Record<string, unknown>>;

/** What of a question's field can be kept, and whether the field must be answered anew. */
export type Posted = { draft: Draft; wrong: string[] };

/**
 * Puts one screen's fields into the draft. Fields that are no answers to its questions are named
 * and left as they were; whatever else was posted is not looked at.
 */
export function withStep(draft: Draft, step: Step, fields: Fields): Posted {
  const chosen = step.questions.map(({ id, options }) => {
    const value = fields[id];
    const isOption = options.some((option) => option.value === value);
    const isSkipped = step.kind === 'dimension' && value === SKIPPED;
    return { id, value: isOption || isSkipped ? String(value) : null };
  });
  const wrong = chosen.filter(({ value }) => value === null).map(({ id }) => id);
  const known = chosen.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]));
  if (step.kind === 'context') {
    return {
      draft: { ...draft, context: { ...draft.context, ...Object.fromEntries(known) } },
      wrong,
    };
  }
  const scores = known.map(([id, value]) => [id, value === SKIPPED ? null : Number(value)]);
  return {
    draft: { ...draft, answers: { ...draft.answers, ...Object.fromEntries(scores) } },
    wrong,
  };
}

/** The chosen value of each question of a screen, to fill its form again. */
export function stepValues(draft: Draft, step: Step): Record<string, string> {
  const values = step.questions.flatMap(({ id }) => {
    if (step.kind === 'context') {
      const option = (draft.context as Record<string, string | undefined>)[id];
      return option === undefined ? [] : [[id, option] as const];
    }
    const score = draft.answers[id];
    if (score === undefined) return [];
    return [[id, score === null ? SKIPPED : String(score)] as const];
  });
  return Object.fromEntries(values);
}

/** The first screen with a question that has no answer, also one left out on purpose; else the first. */
export function firstSkipped(draft: Draft, steps: readonly Step[]): number {
  const open = steps.findIndex((step) => {
    const values = stepValues(draft, step);
    return step.questions.some(({ id }) => (values[id] ?? SKIPPED) === SKIPPED);
  });
  return Math.max(0, open) + 1;
}

/** The first screen with a question that has not been looked at; the last one when all have. */
export function nextStep(draft: Draft, steps: readonly Step[]): number {
  const open = steps.findIndex(
    (step) => Object.keys(stepValues(draft, step)).length < step.questions.length,
  );
  return open < 0 ? steps.length : open + 1;
}
