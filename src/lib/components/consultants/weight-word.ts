import { m } from '$lib/paraglide/messages.js';

/** How much a competency weighs in a brief: 3 essential, 2 important, 1 useful. */
export function weightWord(weight: number): string {
  if (weight >= 3) return m.consultant_need_essential();
  return weight === 2 ? m.consultant_need_important() : m.consultant_need_useful();
}
