import {
  RULE_FIELDS,
  type RuleField,
  type RuleGroup,
  type RuleUnit,
} from '$lib/domain/matching/rule-fields.ts';
import type { RuleSetState } from '$lib/domain/matching/rule-set.ts';
import { formatPercent, formatTrimmed } from '$lib/format/number.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

type Word = () => string;

const messages: Readonly<Record<string, unknown>> = m;

function word(key: string): string {
  const message = messages[key];
  return typeof message === 'function' ? (message as Word)() : key;
}

/** The name of a number of the rules; `rule-words.test.ts` asks for every one. */
export function ruleName(field: RuleField): string {
  return word(`matching_rule_${field}`);
}

/** The heading of a group of rules. */
export function ruleGroupName(group: RuleGroup): string {
  return word(`matching_rule_group_${group}`);
}

/** What a group of rules is for. */
export function ruleGroupHelp(group: RuleGroup): string {
  return word(`matching_rule_group_${group}_help`);
}

/** The unit beside an input. */
export function ruleUnit(field: RuleField): string {
  const unit: RuleUnit = RULE_FIELDS[field].unit;
  return word(`matching_rule_unit_${unit === 'tenths' ? 'points' : unit}`);
}

/** A number as it stands in an input: tenths with their decimal. */
export function ruleInput(field: RuleField, value: number): string {
  return formatTrimmed(value, RULE_FIELDS[field].unit === 'tenths' ? 1 : 0, getLocale());
}

/** A number with its unit: `60 poäng`, `35 %`. */
export function ruleValue(field: RuleField, value: number): string {
  if (RULE_FIELDS[field].unit === 'percent') return formatPercent(value, getLocale());
  return `${ruleInput(field, value)} ${ruleUnit(field)}`;
}

const STATES = {
  in_force: { tone: 'active', label: m.matching_rules_state_in_force },
  draft: { tone: 'neutral', label: m.matching_rules_state_draft },
  retired: { tone: 'done', label: m.matching_rules_state_retired },
} as const;

/** The state of a version with its shape. */
export function ruleStateWord(state: RuleSetState) {
  const { tone, label } = STATES[state];
  return { tone, label: label() };
}
