import { z } from 'zod';
import {
  RULE_FIELDS,
  RULE_FIELD_NAMES,
  type RuleField,
  type RuleNumbers,
} from '../domain/matching/rule-fields.ts';

const PARTS = [
  'weight_competence',
  'weight_availability',
  'weight_rate',
  'weight_sector',
  'weight_work_mode',
] as const satisfies readonly RuleField[];

/** Points that the five parts must make together. */
const ALL_POINTS = 100;

/** Pairs where the second may not pass the first, and what is said when it does. */
const ORDERED: readonly (readonly [RuleField, RuleField, string])[] = [
  ['weight_essential', 'weight_important', 'importance_falls'],
  ['weight_important', 'weight_useful', 'importance_falls'],
  ['credit_one_short', 'credit_two_short', 'credits_fall'],
  ['credit_two_short', 'credit_three_short', 'credits_fall'],
  ['newcomer_last_day', 'newcomer_days', 'newcomer_days'],
];

/** Limits of the words; each must be below the one before. */
const FALLING: readonly (readonly [RuleField, RuleField])[] = [
  ['band_very_good', 'band_good'],
  ['band_good', 'band_possible'],
];

function ruleNumber(name: RuleField) {
  const { least, most, unit } = RULE_FIELDS[name];
  const isTenths = unit === 'tenths';
  const shape = isTenths ? /^-?\d{1,4}([.,]\d)?$/u : /^-?\d{1,7}$/u;
  const span = isTenths ? `${least / 10}–${most / 10}` : `${least}–${most}`;
  return z
    .string('number')
    .trim()
    .transform((text, context) => {
      const compact = text.replaceAll(/[\s\u00A0]/gu, '').replace('\u2212', '-');
      const value = Number(compact.replace(',', '.')) * (isTenths ? 10 : 1);
      const code = codeOf(shape.test(compact), Math.round(value), least, most);
      if (code === null) return Math.round(value);
      const message = code === 'between' ? `${isTenths ? 'between_tenths' : code}:${span}` : code;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

function codeOf(isNumber: boolean, value: number, least: number, most: number): string | null {
  if (!isNumber) return 'number';
  if (value < 0) return 'not_negative';
  return value < least || value > most ? 'between' : null;
}

const numbers = Object.fromEntries(
  RULE_FIELD_NAMES.map((name) => [name, ruleNumber(name)]),
) as Record<RuleField, ReturnType<typeof ruleNumber>>;

/**
 * A draft of the rules: every number within its range, no negatives, parts that make a hundred,
 * credits and limits that fall, and the reason.
 */
export const draftRulesSchema = z
  .object({
    ...numbers,
    note: z.string().trim().min(1, 'required').max(1000, 'too_long:1000'),
  })
  .superRefine((rules, context) => {
    const say = (path: RuleField, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    const sum = PARTS.reduce((points, part) => points + rules[part], 0);
    if (sum === 0) say('weight_competence', 'all_zero');
    else if (sum !== ALL_POINTS) say('weight_competence', `sum_100:${sum}`);
    for (const [more, less, message] of ORDERED) {
      if (rules[less] > rules[more]) say(less, message);
    }
    for (const [above, below] of FALLING) {
      if (rules[below] >= rules[above]) say(below, 'bands_fall');
    }
  });

export type DraftRules = RuleNumbers & { note: string };

/** Putting a version in force: the one it replaces as the page showed it, and a second yes. */
export const activateRulesSchema = z.object({
  in_force: z.coerce.number('number').int('number').min(1, 'number'),
  confirm: z.literal('yes', 'confirm'),
});
