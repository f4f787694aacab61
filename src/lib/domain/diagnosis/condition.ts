export type Operator = '<' | '<=' | '>' | '>=' | '=';

type Compared = { op: Operator; value: number };

/** The grammar of the document's rules (effect.md §1). */
export type Condition =
  | { always: true }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | ({ dim: string } & Compared)
  | ({ anyDim: readonly string[] } & Compared)
  | ({ answer: string } & Compared)
  | { context: string; in: readonly string[] }
  | { profile: string }
  | { profileNot: string }
  | ({ gap: readonly [string, string] } & Compared)
  | ({ hoursRatio: true } & Compared);

/** What conditions ask about. Parts that are not known yet are left out by those who do not need them. */
export type Facts = {
  /** Per cent by dimension. */
  dimensions: Readonly<Record<string, number>>;
  /** Score by question; a missing answer counts as 0. */
  answers: Readonly<Record<string, number>>;
  context: Readonly<Record<string, string>>;
  profile?: string;
  hours?: { planned: number; recommended: number };
};

/** Whether a condition holds. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('always' in condition) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  if ('context' in condition) return condition.in.includes(facts.context[condition.context] ?? '');
  if ('profile' in condition) return facts.profile === condition.profile;
  if ('profileNot' in condition) return facts.profile !== condition.profileNot;
  return comparisonHolds(condition, facts);
}

type Comparison = Extract<Condition, Compared>;

function comparisonHolds(condition: Comparison, facts: Facts): boolean {
  const { op, value } = condition;
  const percent = (dimension: string) => facts.dimensions[dimension] ?? 0;
  if ('dim' in condition) return compare(percent(condition.dim), op, value);
  if ('anyDim' in condition) return condition.anyDim.some((id) => compare(percent(id), op, value));
  if ('answer' in condition) return compare(facts.answers[condition.answer] ?? 0, op, value);
  if ('gap' in condition) {
    const [first, second] = condition.gap;
    return compare(percent(first) - percent(second), op, value);
  }
  return ratioHolds(facts.hours, op, value);
}

const THOUSANDTHS = 1000;

/** Cross-multiplied, so that a ratio on the very limit is not decided by a binary fraction. */
function ratioHolds(hours: Facts['hours'], op: Operator, value: number): boolean {
  if (!hours) return false;
  const limit = Math.round(value * THOUSANDTHS) * hours.recommended;
  return compare(hours.planned * THOUSANDTHS, op, limit);
}

function compare(left: number, op: Operator, right: number): boolean {
  switch (op) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    case '=':
      return left === right;
  }
}
