import { z } from 'zod';
import type { Condition } from '../domain/diagnosis/condition.ts';
import { SEVERITIES, type DiagnosisDocument } from '../domain/diagnosis/document.ts';

const both = z.object({ sv: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]*$/u);
const whole = z.number().int().min(0);
const byPhase = z.record(id, whole.max(100));

const compared = { op: z.enum(['<', '<=', '>', '>=', '=']), value: z.number() };

/** Each condition has exactly the keys of one form: a misspelt rule is refused, never ignored. */
const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.literal(true) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ dim: id, ...compared }),
    z.strictObject({ anyDim: z.array(id).min(1), ...compared }),
    z.strictObject({ answer: id, ...compared }),
    z.strictObject({ context: id, in: z.array(id).min(1) }),
    z.strictObject({ profile: id }),
    z.strictObject({ profileNot: id }),
    z.strictObject({ gap: z.tuple([id, id]), ...compared }),
    z.strictObject({ hoursRatio: z.literal(true), ...compared }),
  ]),
);

const stage = z.object({
  level: whole.min(1).max(5),
  minPercent: whole,
  maxPercentExclusive: whole,
  name: both,
  description: both,
});

const question = z.object({
  id,
  dimension: id,
  text: both,
  options: z.array(z.object({ id, score: whole.max(4), text: both })).min(2),
});

const contextQuestion = z.object({
  id: z.enum(['goal', 'intent', 'size', 'hours']),
  text: both,
  options: z
    .array(
      z.object({
        id,
        text: both,
        sizeFactor: z.number().positive().optional(),
        maxRoles: whole.min(1).optional(),
        hours: whole.min(1).nullable().optional(),
      }),
    )
    .min(2),
});

const phase = z.object({
  id,
  order: whole,
  name: both,
  description: both,
  defaultOwnerRole: id,
  exitCriteria: condition,
});

const profile = z.object({
  id,
  order: whole,
  name: both,
  when: condition,
  shares: byPhase,
  recommendedHours: whole.min(1),
  strategyFloorHours: whole,
  text: both,
});

const way = { from: id, to: id };
const modifier = z.object({
  id,
  gate: z.boolean().optional(),
  when: condition,
  move: z.object({ ...way, points: whole.min(1) }).optional(),
  moveAll: z.object(way).optional(),
  why: both,
});

const rules = {
  roleRules: z.array(
    z.object({ id, role: id, points: whole.min(1), phase: id, when: condition, reason: both }),
  ),
  roleSelection: z.object({
    pins: z.array(z.object({ role: id, when: condition })),
    minPoints: whole,
    corePoints: whole,
  }),
  warnings: z.array(
    z.object({
      id,
      severity: z.enum(SEVERITIES),
      when: condition,
      title: both,
      body: both,
      action: both,
    }),
  ),
};

const shape = z.object({
  schemaVersion: z.string().regex(/^\d+\.\d+\.\d+$/u),
  stages: z.array(stage).min(1),
  dimensions: z.array(
    z.object({ id, name: both, question: both, weight: z.number().positive().max(1) }),
  ),
  questions: z.array(question),
  context: z.array(contextQuestion).length(4),
  phases: z.array(phase),
  parameters: z.object({
    minimumAnswers: whole,
    cap: z.object({ dimensions: z.array(id).min(1), above: whole }),
    strategyPhase: id,
    hoursPerRole: whole.min(1),
    phaseHoursForRole: whole,
  }),
  profiles: z.array(profile).min(1),
  modifiers: z.array(modifier),
  hours: z.object({ block: whole.min(1), periodMonths: whole.min(1) }),
  ...rules,
  roles: z.array(z.object({ id, phases: z.array(id) })).min(1),
});

/**
 * One version of the needs analysis, as stored. Beyond its shape it is checked for what would make
 * a result wrong without a word: shares that are not 100, weights that are not 1, hours that are
 * no whole blocks, names of things that are not there.
 */
export const diagnosisDocumentSchema: z.ZodType<DiagnosisDocument> = shape.superRefine(
  (document, context) => {
    for (const fault of faults(document)) context.addIssue({ code: 'custom', message: fault });
  },
);

function faults(document: z.output<typeof shape>): string[] {
  const { dimensions, phases, profiles, roles, hours } = document;
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  const weights = sum(dimensions.map(({ weight }) => Math.round(weight * 10_000)));
  const plannedHours = document.context.flatMap(({ options }) =>
    options.map((option) => option.hours ?? 0),
  );
  return [
    ...(weights === 10_000 ? [] : ['weights do not sum to 1']),
    ...profiles
      .filter(({ shares }) => sum(Object.values(shares)) !== 100)
      .map((one) => `shares of ${one.id} do not sum to 100`),
    ...plannedHours
      .filter((one) => one % hours.block !== 0)
      .map((one) => `${one} h are no whole blocks`),
    ...unknown('dimension', dimensions, [
      ...document.questions.map(({ dimension }) => dimension),
      ...document.parameters.cap.dimensions,
    ]),
    ...unknown('phase', phases, [
      document.parameters.strategyPhase,
      ...profiles.flatMap(({ shares }) => Object.keys(shares)),
      ...document.roleRules.map((rule) => rule.phase),
    ]),
    ...unknown('role', roles, [
      ...phases.map(({ defaultOwnerRole }) => defaultOwnerRole),
      ...document.roleRules.map(({ role }) => role),
      ...document.roleSelection.pins.map(({ role }) => role),
    ]),
  ];
}

function unknown(kind: string, known: readonly { id: string }[], used: readonly string[]) {
  const ids = new Set(known.map((one) => one.id));
  return used.filter((one) => !ids.has(one)).map((one) => `no ${kind} ${one}`);
}
