import fc from 'fast-check';
import { diagnosisVersion } from '#dev/reference/diagnosis.ts';
import { readSource } from '#dev/reference/source.ts';
import type { DiagnosisDocument } from '#lib/domain/diagnosis/document.ts';
import type { Answers, Context } from '#lib/domain/diagnosis/input.ts';
import { diagnosisDocumentSchema } from '#lib/schemas/diagnosis-document.ts';

const source = readSource();

/** The version of the needs analysis that ships. */
export const shipped: DiagnosisDocument = diagnosisDocumentSchema.parse(
  diagnosisVersion(source.diagnosis, source.catalogue),
);

export type WorkedCase = {
  name: { sv: string };
  answers: Answers;
  context: Context;
  expected: {
    dimensionPercent: Record<string, number>;
    dimensionLevel: Record<string, number>;
    overallPercent: number;
    overallLevel: number;
    capped: boolean;
    roles: unknown[];
  } & Record<string, unknown>;
};

/** The worked cases of the file, which every part of the result is told of. */
export const workedCases = source.diagnosis.testCases as WorkedCase[];

/** Any context that can be chosen. */
export const anyContext: fc.Arbitrary<Context> = fc.record(
  Object.fromEntries(
    shipped.context.map(({ id, options }) => [id, fc.constantFrom(...options.map((o) => o.id))]),
  ) as Record<keyof Context, fc.Arbitrary<string>>,
);

/** Answers to all questions. */
export const allAnswers: fc.Arbitrary<Answers> = fc.record(
  Object.fromEntries(shipped.questions.map(({ id }) => [id, fc.integer({ min: 0, max: 4 })])),
);

/** Answers to some of the questions, mostly to enough of them. */
export const someAnswers: fc.Arbitrary<Answers> = fc
  .tuple(allAnswers, fc.subarray(shipped.questions.map(({ id }) => id)))
  .map(([answers, asked]) => Object.fromEntries(asked.map((id) => [id, answers[id] ?? 0])));
