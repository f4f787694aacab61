import { isIsoWeek } from '$lib/domain/time/week.ts';

/** Weeks in addresses, `2026-W47`: anything else is a 404. */
export const match = (value: string): boolean => isIsoWeek(value);
