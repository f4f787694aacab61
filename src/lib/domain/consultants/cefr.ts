/** The six levels of the Common European Framework of Reference for Languages, lowest first. */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** The name of a level: 1 is A1, 6 is C2. */
export function cefrName(level: number): string {
  return CEFR_LEVELS[level - 1] ?? '';
}
