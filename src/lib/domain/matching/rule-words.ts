import type { RuleNumbers } from './rule-fields.ts';
import type { Band } from './rules.ts';

/** The band of shown whole points under a version of the rules. */
export function bandAt(points: number, rules: RuleNumbers): Band {
  if (points >= rules.band_very_good) return 'very_good';
  if (points >= rules.band_good) return 'good';
  return points >= rules.band_possible ? 'possible' : 'more';
}

/** A band with its least and most whole points; the highest ends at 100. */
export type BandSpan = { band: Band; from: number; to: number };

/** The four bands of a version, best first, leaving no whole point out. */
export function bandSpans(rules: RuleNumbers): BandSpan[] {
  return [
    { band: 'very_good', from: rules.band_very_good, to: 100 },
    { band: 'good', from: rules.band_good, to: rules.band_very_good - 1 },
    { band: 'possible', from: rules.band_possible, to: rules.band_good - 1 },
    { band: 'more', from: 0, to: rules.band_possible - 1 },
  ];
}
