import { m } from '$lib/paraglide/messages.js';

/** How long there is to answer: "3 dagar kvar", "sista dagen", or that the time is out. */
export function daysLeftText(days: number): string {
  if (days < 0) return m.consultant_days_none();
  if (days === 0) return m.consultant_days_today();
  return days === 1 ? m.consultant_days_one() : m.consultant_days_many({ count: days });
}
