import type { DiagnosisDocument } from './document.ts';
import type { Answers } from './input.ts';
import { maturity } from './maturity.ts';

export type Perspective = 'management' | 'practitioner';
export const PERSPECTIVES: readonly Perspective[] = ['management', 'practitioner'];

export type Response = { perspective: Perspective | null; answers: Answers };

/** Where two sides stand on one thing; `gap` is how far apart, never negative. */
export type Difference = { id: string; management: number; practitioner: number; gap: number };

export type Differences = {
  /** Mean per cent of each side by dimension, the largest gap first. */
  dimensions: Difference[];
  /** Mean score 0–4 of each side by question, the largest gap first. */
  questions: Difference[];
};

/**
 * Where management and practitioners see things differently, or null when one of them has not
 * answered. Means are rounded to one decimal; an unanswered question is left out of its mean.
 */
export function differences(
  document: DiagnosisDocument,
  responses: readonly Response[],
): Differences | null {
  const of = (side: Perspective) => responses.filter(({ perspective }) => perspective === side);
  const [management, practitioner] = [of('management'), of('practitioner')];
  if (management.length === 0 || practitioner.length === 0) return null;
  const compare = (id: string, value: (response: Response) => number | undefined) =>
    difference(id, mean(management.map(value)), mean(practitioner.map(value)));
  const percents = new Map(responses.map((one) => [one, maturity(document, one.answers)]));
  return {
    dimensions: largestFirst(
      document.dimensions.map(({ id }) =>
        compare(id, (one) => percents.get(one)?.dimensions[id]?.percent),
      ),
    ),
    questions: largestFirst(
      document.questions.map(({ id }) => compare(id, ({ answers }) => answers[id])),
    ),
  };
}

function difference(id: string, management: number | null, practitioner: number | null) {
  if (management === null || practitioner === null) return null;
  const gap = Math.round(Math.abs(management - practitioner) * 10) / 10;
  return { id, management, practitioner, gap };
}

function largestFirst(all: readonly (Difference | null)[]): Difference[] {
  return all.filter((one) => one !== null).sort((a, b) => b.gap - a.gap);
}

function mean(values: readonly (number | undefined)[]): number | null {
  const known = values.filter((value) => value !== undefined);
  if (known.length === 0) return null;
  return Math.round((known.reduce((sum, one) => sum + one, 0) / known.length) * 10) / 10;
}
