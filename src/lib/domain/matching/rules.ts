/** The five parts of a score and the points each is worth (matching rules, version 1). */
export const PARTS = {
  competence: 60,
  availability: 15,
  rate: 10,
  sector: 8,
  workMode: 7,
} as const;

export type Part = keyof typeof PARTS;
export const PART_NAMES = Object.keys(PARTS) as readonly Part[];

/** The weight of an essential competency. */
export const ESSENTIAL_WEIGHT = 3;

const CREDIT_BY_SHORTFALL: readonly number[] = [100, 70, 35, 10];

/**
 * Credit for a level held against a level needed, in hundredths: full when it is reached, 70, 35
 * and 10 at one, two and three levels short, else nothing. A higher level gives nothing extra.
 */
export function levelCredit(have: number, need: number): number {
  if (have === 0) return 0;
  return CREDIT_BY_SHORTFALL[Math.max(0, need - have)] ?? 0;
}

export type Band = 'very_good' | 'good' | 'possible' | 'more';

/** The band of shown whole points: from 85, 70 and 55; the rest are folded under "more". */
export function bandOf(points: number): Band {
  if (points >= 85) return 'very_good';
  if (points >= 70) return 'good';
  return points >= 55 ? 'possible' : 'more';
}

/** Whole points as shown, rounded half up. */
export function shownPoints(total: number): number {
  return Math.floor(total + 0.5);
}

/** Whole per cent of the requested time that is free, rounded down: 100 only when all of it is. */
export function freePercent(availability: number): number {
  return Math.floor(Math.round(availability * 1_000_000) / 10_000);
}
