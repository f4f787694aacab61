import { m } from '$lib/paraglide/messages.js';

/** How much a competency weighs: 3 essential, 2 important, 1 useful. */
export function weightName(weight: number): string {
  if (weight >= 3) return m.briefs_weight_3();
  return weight === 2 ? m.briefs_weight_2() : m.briefs_weight_1();
}
