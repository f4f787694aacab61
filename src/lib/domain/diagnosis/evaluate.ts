import { holds, type Facts } from './condition.ts';
import type { DiagnosisDocument } from './document.ts';
import { missingAnswers, type Answers, type Context } from './input.ts';
import { maturity, type Standing } from './maturity.ts';
import { planOf, type Plan } from './plan.ts';
import { shareHours } from './role-hours.ts';
import { byPoints, firedRules, rolePoints, type RolePoints } from './role-points.ts';
import { maxRoles, pinnedRoles, selectRoles } from './role-selection.ts';

export type RecommendedRole = {
  role: string;
  points: number;
  priority: 'core' | 'support';
  hours: number;
  byPhase: Readonly<Record<string, number>>;
};

export type Recommendation = Plan & {
  maxRoles: number;
  roles: RecommendedRole[];
  /** Roles with points that were not selected or got no hours. */
  later: string[];
  firedRules: string[];
  /** Ids in the document's order. */
  warnings: string[];
  /** Phases whose exit criteria the answers meet. */
  finishedPhases: string[];
};

export type DiagnosisResult = {
  version: string;
  dimensions: Readonly<Record<string, Standing>>;
  overall: Standing;
  /** The level of the overall per cent, before the cap. */
  uncappedLevel: number;
  capped: boolean;
  missing: string[];
  /** Null when too few questions are answered. */
  recommendation: Recommendation | null;
};

/**
 * The whole needs analysis (effect.md §1): the same document, answers and context give the same
 * result, to the last digit, in every language.
 */
export function evaluate(
  document: DiagnosisDocument,
  answers: Answers,
  context: Context,
): DiagnosisResult {
  const { dimensions, overall, uncappedLevel } = maturity(document, answers);
  const missing = missingAnswers(document, answers);
  const enough = document.questions.length - missing.length >= document.parameters.minimumAnswers;
  const facts = factsOf(dimensions, answers, context);
  return {
    ...{ version: document.schemaVersion, dimensions, overall, uncappedLevel, missing },
    capped: overall.level < uncappedLevel,
    recommendation: enough ? recommend(document, facts, context) : null,
  };
}

/** What conditions are asked about, before profile and hours are known. */
export function factsOf(
  dimensions: Readonly<Record<string, Standing>>,
  answers: Answers,
  context: Context,
): Facts {
  const percents = Object.entries(dimensions).map(([id, { percent }]) => [id, percent] as const);
  return { dimensions: Object.fromEntries(percents), answers, context };
}

function recommend(document: DiagnosisDocument, facts: Facts, context: Context): Recommendation {
  const plan = planOf(document, facts, context);
  const known = knownWith(facts, plan);
  const fired = firedRules(document, known);
  const all = rolePoints(document, fired);
  const pinned = pinnedRoles(document, known);
  const most = maxRoles(document, context, plan.plannedHours);
  const selected = selectRoles(document, all, plan, pinned, most);
  const listed = shareHours(document, selected, all, plan.phaseHours, pinned, most);
  const roles = listed.map(({ role, byPhase }) => recommended(document, role, byPhase));
  const working = roles.filter(({ hours }) => hours > 0);
  const idsHolding = (list: readonly { id: string; when: Parameters<typeof holds>[0] }[]) =>
    list.filter(({ when }) => holds(when, known)).map(({ id }) => id);
  return {
    ...plan,
    maxRoles: most,
    roles: working,
    later: laterRoles(all, working),
    firedRules: fired,
    warnings: idsHolding(document.warnings),
    finishedPhases: idsHolding(
      document.phases.map(({ id, exitCriteria }) => ({ id, when: exitCriteria })),
    ),
  };
}

/** Facts with what the plan adds to them. */
export function knownWith(facts: Facts, plan: Plan): Facts {
  const { plannedHours: planned, recommendedHours: recommended } = plan;
  return { ...facts, profile: plan.profile, hours: { planned, recommended } };
}

function recommended(
  { roleSelection }: DiagnosisDocument,
  { role, points }: RolePoints,
  byPhase: Record<string, number>,
): RecommendedRole {
  const hours = Object.values(byPhase).reduce((sum, part) => sum + part, 0);
  const priority = points >= roleSelection.corePoints ? 'core' : 'support';
  return { role, points, priority, hours, byPhase };
}

function laterRoles(all: readonly RolePoints[], working: readonly RecommendedRole[]): string[] {
  const taken = new Set(working.map(({ role }) => role));
  return all
    .filter(({ role, points }) => points > 0 && !taken.has(role))
    .sort(byPoints)
    .map(({ role }) => role);
}
