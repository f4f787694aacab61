import type { Condition } from './condition.ts';

/** A text in both languages. */
export type Both = { sv: string; en: string };

export type Stage = {
  level: number;
  minPercent: number;
  maxPercentExclusive: number;
  name: Both;
  description: Both;
};

export type Dimension = { id: string; name: Both; question: Both; weight: number };

export type ScoredOption = { id: string; score: number; text: Both };
export type ScoredQuestion = {
  id: string;
  dimension: string;
  text: Both;
  options: readonly ScoredOption[];
};

/** `sizeFactor`, `maxRoles` and `hours` are there for the questions that decide them. */
export type ContextOption = {
  id: string;
  text: Both;
  sizeFactor?: number;
  maxRoles?: number;
  hours?: number | null;
};
export type ContextId = 'goal' | 'intent' | 'size' | 'hours';
export type ContextQuestion = { id: ContextId; text: Both; options: readonly ContextOption[] };

export type Phase = {
  id: string;
  order: number;
  name: Both;
  description: Both;
  defaultOwnerRole: string;
  exitCriteria: Condition;
};

/** Shares are per cent of the planned hours, by phase. */
export type Profile = {
  id: string;
  order: number;
  name: Both;
  when: Condition;
  shares: Readonly<Record<string, number>>;
  recommendedHours: number;
  strategyFloorHours: number;
  text: Both;
};

export type Modifier = {
  id: string;
  gate?: boolean;
  when: Condition;
  move?: { from: string; to: string; points: number };
  moveAll?: { from: string; to: string };
  why: Both;
};

export type RoleRule = {
  id: string;
  role: string;
  points: number;
  phase: string;
  when: Condition;
  reason: Both;
};

export const SEVERITIES = ['critical', 'high', 'medium', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Warning = {
  id: string;
  severity: Severity;
  when: Condition;
  title: Both;
  body: Both;
  action: Both;
};

/** Numbers of the rules that the document's texts only describe. */
export type Parameters = {
  /** Fewer answers than this give percentages and levels only. */
  minimumAnswers: number;
  /** The overall level is at most so much above the lowest of these dimensions. */
  cap: { dimensions: readonly string[]; above: number };
  /** The phase that the strategy floor protects. */
  strategyPhase: string;
  /** One role for each so many planned hours. */
  hoursPerRole: number;
  /** A phase with at least so many hours gets a role of its own. */
  phaseHoursForRole: number;
};

/** One version of questions, rules, weights and texts. Nothing of it is known to the code. */
export type DiagnosisDocument = {
  schemaVersion: string;
  stages: readonly Stage[];
  dimensions: readonly Dimension[];
  questions: readonly ScoredQuestion[];
  context: readonly ContextQuestion[];
  phases: readonly Phase[];
  parameters: Parameters;
  profiles: readonly Profile[];
  modifiers: readonly Modifier[];
  hours: { block: number; periodMonths: number };
  roleRules: readonly RoleRule[];
  roleSelection: {
    pins: readonly { role: string; when: Condition }[];
    minPoints: number;
    corePoints: number;
  };
  warnings: readonly Warning[];
  /** The catalogue's roles in its order, with the phases each works in. */
  roles: readonly { id: string; phases: readonly string[] }[];
};
