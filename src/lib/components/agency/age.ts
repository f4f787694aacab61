import { daysBetween, type IsoDate } from '$lib/domain/time/day.ts';
import { m } from '$lib/paraglide/messages.js';

/** How long ago a day was: "i dag", "i går", "för 10 dagar sedan". */
export function ageInWords(day: IsoDate, today: IsoDate): string {
  const days = daysBetween(day, today);
  if (days <= 0) return m.agency_age_today();
  return days === 1 ? m.agency_age_yesterday() : m.agency_age_days({ days });
}
