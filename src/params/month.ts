import { isIsoMonth } from '$lib/domain/bookkeeping/month.ts';

/** Months in addresses, `2026-11`: anything else is a 404. */
export const match = (value: string): boolean => isIsoMonth(value);
