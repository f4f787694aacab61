import type { Dimension, DiagnosisDocument, Stage } from './document.ts';
import type { Answers } from './input.ts';

/** A dimension's or the whole's standing: per cent and level 1–5. */
export type Standing = { percent: number; level: number };

export type Maturity = {
  dimensions: Readonly<Record<string, Standing>>;
  /** Per cent with one decimal. */
  overall: Standing;
  /** The level that the per cent alone would give; higher than the overall one when it is capped. */
  uncappedLevel: number;
};

type Sum = { scored: number; most: number };

const WEIGHT_UNITS = 10_000;

/** How mature each dimension and the whole are (effect.md §1.2, §1.7). */
export function maturity(document: DiagnosisDocument, answers: Answers): Maturity {
  const sums = document.dimensions.map((dimension) => sumOf(document, dimension, answers));
  const standings = document.dimensions.map(({ id }, index) => {
    const { scored, most } = sums[index] ?? { scored: 0, most: 1 };
    const percent = (scored * 100) / most;
    return [id, { percent, level: levelOf(document.stages, percent) }] as const;
  });
  const dimensions = Object.fromEntries(standings);
  const percent = overallTenths(document.dimensions, sums) / 10;
  const uncappedLevel = levelOf(document.stages, percent);
  const { cap } = document.parameters;
  const lowest = Math.min(...cap.dimensions.map((id) => dimensions[id]?.level ?? 1));
  const level = Math.min(uncappedLevel, lowest + cap.above);
  return { dimensions, overall: { percent, level }, uncappedLevel };
}

/** The stage whose span holds the per cent. @throws {RangeError} when the document leaves a hole */
export function stageOf(stages: readonly Stage[], percent: number): Stage {
  const stage = stages.find(
    ({ minPercent, maxPercentExclusive }) => percent >= minPercent && percent < maxPercentExclusive,
  );
  if (!stage) throw new RangeError(`No stage for ${percent} per cent`);
  return stage;
}

function levelOf(stages: readonly Stage[], percent: number): number {
  return stageOf(stages, percent).level;
}

function sumOf(document: DiagnosisDocument, { id }: Dimension, answers: Answers): Sum {
  const questions = document.questions.filter(({ dimension }) => dimension === id);
  return {
    scored: questions.reduce((sum, question) => sum + (answers[question.id] ?? 0), 0),
    most: questions.reduce(
      (sum, { options }) => sum + Math.max(...options.map(({ score }) => score)),
      0,
    ),
  };
}

/**
 * The weighted mean in tenths of a per cent, rounded half up, in whole numbers all the way: the
 * sums are brought to one denominator, the weights to ten-thousandths.
 */
function overallTenths(dimensions: readonly Dimension[], sums: readonly Sum[]): number {
  const common = sums.reduce((product, { most }) => leastCommonMultiple(product, most), 1);
  const weighted = dimensions.reduce((total, { weight }, index) => {
    const { scored, most } = sums[index] ?? { scored: 0, most: 1 };
    return total + Math.round(weight * WEIGHT_UNITS) * scored * (common / most);
  }, 0);
  const [numerator, denominator] = [weighted * 1000, common * WEIGHT_UNITS];
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
