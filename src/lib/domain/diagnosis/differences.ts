import type { DiagnosisDocument } from './document.ts';
import type { Answers } from './input.ts';

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
 * answered. Means are rounded to one decimal. A question that somebody has not answered says nothing
 * of how they see it: it is left out, of its area as well, where the maturity counts it as 0 (effect.md
 * §1.7).
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
  return {
    dimensions: largestFirst(
      document.dimensions.map(({ id }) =>
        compare(id, ({ answers }) => answeredPercent(document, id, answers)),
      ),
    ),
    questions: largestFirst(
      document.questions.map(({ id }) => compare(id, ({ answers }) => answers[id])),
    ),
  };
}

/** What the answers in a dimension come to, of the most they could; undefined without any. */
function answeredPercent(document: DiagnosisDocument, dimension: string, answers: Answers) {
  const answered = document.questions.flatMap(({ id, dimension: of, options }) => {
    const score = of === dimension ? answers[id] : undefined;
    return score === undefined ? [] : [{ score, most: Math.max(...options.map((o) => o.score)) }];
  });
  if (answered.length === 0) return undefined;
  const sum = (value: 'score' | 'most') => answered.reduce((total, one) => total + one[value], 0);
  return (sum('score') * 100) / sum('most');
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
