import { allocate } from '$lib/domain/money/allocate.ts';
import { holds, type Facts } from './condition.ts';
import type { DiagnosisDocument, Modifier, Phase, Profile } from './document.ts';
import type { Context } from './input.ts';

export type Shares = Record<string, number>;
export type PhaseHours = Record<string, number>;

export type Plan = {
  profile: string;
  /** Modifiers that moved at least one point. */
  modifiers: string[];
  /** Per cent of the planned hours by phase. */
  shares: Shares;
  recommendedHours: number;
  plannedHours: number;
  phaseHours: PhaseHours;
};

/** Profile, shares and hours of each phase (effect.md §1.3, §1.7). */
export function planOf(document: DiagnosisDocument, facts: Facts, context: Context): Plan {
  const profile = profileOf(document, facts);
  const { shares, modifiers } = modified(document, profile, { ...facts, profile: profile.id });
  const recommendedHours = recommended(document, profile, context);
  const plannedHours = planned(document, context) ?? recommendedHours;
  const phaseHours = hoursByPhase(document, profile, shares, plannedHours);
  return { profile: profile.id, modifiers, shares, recommendedHours, plannedHours, phaseHours };
}

/** The phases in their order. */
export function phasesInOrder({ phases }: DiagnosisDocument): Phase[] {
  return [...phases].sort((a, b) => a.order - b.order);
}

/** The first profile whose condition holds. @throws {RangeError} when the document has none */
function profileOf({ profiles }: DiagnosisDocument, facts: Facts): Profile {
  const inOrder = [...profiles].sort((a, b) => a.order - b.order);
  const found = inOrder.find(({ when }) => holds(when, facts));
  if (!found) throw new RangeError('No profile holds');
  return found;
}

function modified(document: DiagnosisDocument, profile: Profile, facts: Facts) {
  const shares: Shares = { ...profile.shares };
  const modifiers: string[] = [];
  for (const modifier of document.modifiers) {
    if (holds(modifier.when, facts) && movePoints(shares, modifier) > 0)
      modifiers.push(modifier.id);
  }
  return { shares, modifiers };
}

/** Moves what there is to move. @returns how many points that was */
function movePoints(shares: Shares, { move, moveAll }: Modifier): number {
  const way = move ?? moveAll;
  if (!way) return 0;
  const there = shares[way.from] ?? 0;
  const points = move ? Math.min(move.points, there) : there;
  shares[way.from] = there - points;
  shares[way.to] = (shares[way.to] ?? 0) + points;
  return points;
}

function recommended(document: DiagnosisDocument, profile: Profile, { size }: Context): number {
  const factor = Math.round((optionOf(document, 'size', size).sizeFactor ?? 1) * 100);
  const { block } = document.hours;
  return Math.ceil((profile.recommendedHours * factor) / (100 * block)) * block;
}

function planned(document: DiagnosisDocument, { hours }: Context): number | null {
  return optionOf(document, 'hours', hours).hours ?? null;
}

/** The chosen option of a context question. @throws {RangeError} for an id the document lacks */
export function optionOf(document: DiagnosisDocument, question: keyof Context, id: string) {
  const options = document.context.find((one) => one.id === question)?.options;
  const option = options?.find((one) => one.id === id);
  if (!option) throw new RangeError(`${question} has no option ${id}`);
  return option;
}

function hoursByPhase(
  document: DiagnosisDocument,
  profile: Profile,
  shares: Shares,
  plannedHours: number,
): PhaseHours {
  const { block } = document.hours;
  const ids = phasesInOrder(document).map(({ id }) => id);
  const parts = allocate(
    plannedHours / block,
    ids.map((id) => shares[id] ?? 0),
  );
  const hours = Object.fromEntries(ids.map((id, index) => [id, (parts[index] ?? 0) * block]));
  return withFloor(document, hours, Math.min(profile.strategyFloorHours, plannedHours));
}

/** Gives the strategy its least hours, block by block from the largest other phase at that moment. */
function withFloor(document: DiagnosisDocument, hours: PhaseHours, floor: number): PhaseHours {
  const { block } = document.hours;
  const { strategyPhase } = document.parameters;
  const raised = { ...hours };
  while ((raised[strategyPhase] ?? 0) < floor) {
    const others = phasesInOrder(document).filter(({ id }) => id !== strategyPhase);
    const [largest] = others.sort((a, b) => (raised[b.id] ?? 0) - (raised[a.id] ?? 0));
    if (!largest) break;
    raised[largest.id] = (raised[largest.id] ?? 0) - block;
    raised[strategyPhase] = (raised[strategyPhase] ?? 0) + block;
  }
  return raised;
}
