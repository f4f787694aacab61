import type { IsoDate } from '$lib/domain/time/day.ts';
import { todayInSweden } from '$lib/server/today.ts';

/** The Swedish day of an instant as the database writes it. */
export function dayInSweden(instant: string): IsoDate {
  return todayInSweden(new Date(instant));
}
