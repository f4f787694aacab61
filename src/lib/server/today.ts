import type { IsoDate } from '$lib/domain/time/day.ts';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The day it is in Sweden, wherever the server stands. */
export function todayInSweden(now: Date = new Date()): IsoDate {
  return format.format(now);
}

/** The day it was in Sweden at a moment such as `2026-11-23T23:00:00Z`. */
export function dayInSweden(instant: string): IsoDate {
  return format.format(new Date(instant));
}
