import type { IsoDate } from '$lib/domain/time/day.ts';

const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });

/** The day it is in Sweden, wherever the server stands. */
export function todayInSweden(now: Date = new Date()): IsoDate {
  return format.format(now);
}
