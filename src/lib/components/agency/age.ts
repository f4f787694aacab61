import { daysBetween, type IsoDate } from '$lib/domain/time/day.ts';
import { m } from '$lib/paraglide/messages.js';

/** How far off a day is: "om 9 dagar", "i dag", "i går", "för 10 dagar sedan". */
export function ageInWords(day: IsoDate, today: IsoDate): string {
  const days = daysBetween(day, today);
  if (days === -1) return m.agency_age_tomorrow();
  if (days < 0) return m.agency_age_in_days({ days: -days });
  if (days === 0) return m.agency_age_today();
  return days === 1 ? m.agency_age_yesterday() : m.agency_age_days({ days });
}
